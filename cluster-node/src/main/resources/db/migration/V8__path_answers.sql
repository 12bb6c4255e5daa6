-- Routes that cost more to find than to fetch, each with its evidence, from the lower id to the higher.
-- A cache: any row may be removed at any time. Rows of a snapshot that is no longer current are.
create table path_answer (
  fingerprint text not null,
  low integer not null,
  high integer not null,
  ruleset text not null,
  answer bytea not null,
  edges_scanned bigint not null,
  found_at timestamptz not null default now(),
  primary key (fingerprint, low, high),
  check (low < high)
);
