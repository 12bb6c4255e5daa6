-- Who published, rolled back or removed which snapshot, and when. A log: an operation begins with a
-- row that says what is intended, before any file changes, and ends with a second one that says what
-- became of it. Files are the truth about what is current; this is the memory of how it came about.
create table snapshot_event (
  id bigint generated always as identity primary key,
  -- the row that began what this one ends
  begun_by bigint unique references snapshot_event (id),
  at timestamptz not null default clock_timestamp(),
  action text not null check (action in ('publish', 'rollback', 'prune')),
  state text not null check (state in ('intended', 'done', 'abandoned', 'refused')),
  -- host:folder of the graphs that it is about; several hosts may share one registry
  place text not null,
  month text not null,
  ruleset text not null,
  fingerprint text not null,
  -- the fingerprint that was current before; empty when there was none
  replaces text not null,
  artists integer not null,
  releases integer not null,
  credits bigint not null,
  bytes bigint not null,
  -- user@host, command and commit of the program that wrote this row
  who text not null,
  command text not null,
  build_commit text not null,
  note text not null,
  check ((begun_by is null) = (state in ('intended', 'refused')))
);

create index snapshot_event_place on snapshot_event (place, id);

create function snapshot_event_stays() returns trigger language plpgsql as $$
begin
  raise exception 'snapshot_event is a log: rows are added, never changed or removed';
end $$;

create trigger snapshot_event_stays before update or delete or truncate on snapshot_event
  for each statement execute function snapshot_event_stays();
