-- The challenge of each day, as it was published. Players have seen it, so nothing of it ever changes.
create table challenge (
  day date primary key,
  month text not null,
  ruleset text not null,
  fingerprint text not null,
  from_id integer not null,
  from_name text not null,
  from_releases integer not null,
  to_id integer not null,
  to_name text not null,
  to_releases integer not null,
  par integer not null check (par > 0),
  routes bigint not null check (routes > 0),
  difficulty integer not null check (difficulty between 0 and 100),
  band text not null,
  published_at timestamptz not null default now(),
  check (from_id <> to_id)
);

create function challenge_is_kept() returns trigger language plpgsql as $$
begin
  raise exception using
    errcode = 'restrict_violation',
    message = 'a challenge that was published is neither changed nor removed';
end
$$;

create trigger challenge_is_kept before update or delete or truncate on challenge
  for each statement execute function challenge_is_kept();
