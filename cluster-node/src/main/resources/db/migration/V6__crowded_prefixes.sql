-- Names stand in their order, finished answers are those of crowded prefixes alone and say how crowded
-- they are, and names with slips of the pen are compared one by one among those that begin alike, for
-- which no index of trigrams is needed. Names are derived data: what is loaded goes, and each control
-- node loads its snapshots' names again as it starts.
create extension if not exists fuzzystrmatch;

do $$
declare
  part regclass;
begin
  for part in
    select inhrelid::regclass from pg_inherits
    where inhparent in ('artist'::regclass, 'artist_term'::regclass, 'artist_short'::regclass)
  loop
    execute format('drop table %s', part);
  end loop;
end
$$;

delete from loaded_names;

-- How many terms share the prefix.
alter table artist_short add column terms integer not null;
