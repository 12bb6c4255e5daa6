-- The hidden contributor of each day, as it was published. Players have seen it, so nothing of it ever changes.
create table hidden_puzzle (
  day date primary key,
  month text not null,
  ruleset text not null,
  fingerprint text not null,
  artist_id integer not null,
  -- reveals and answer, as JSON: they are shown and judged long after the snapshot is gone
  content text not null,
  published_at timestamptz not null default now()
);

create function hidden_puzzle_is_kept() returns trigger language plpgsql as $$
begin
  raise exception using
    errcode = 'restrict_violation',
    message = 'a puzzle that was published is neither changed nor removed';
end
$$;

create trigger hidden_puzzle_is_kept before update or delete or truncate on hidden_puzzle
  for each statement execute function hidden_puzzle_is_kept();
