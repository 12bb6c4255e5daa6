-- Names of artists, searched as people type them. The three tables below the first have one
-- partition for each loaded snapshot, made by the loader with its indexes, so that an old snapshot
-- goes by dropping tables and a new one appears all at once.
create extension if not exists pg_trgm;

-- Which snapshots are loaded. A row appears in the transaction that loads all the rest.
create table loaded_names (
  fingerprint text primary key,
  ruleset text not null,
  month text not null,
  artists integer not null,
  loaded_at timestamptz not null default clock_timestamp()
);

create table artist (
  fingerprint text not null,
  artist_id integer not null,
  name text not null,
  -- releases that credit the artist: the fame by which matches are ranked
  releases integer not null
) partition by list (fingerprint);

-- A folded name, or the rest of one from some word on. Byte order, so that a prefix is a range.
create table artist_term (
  fingerprint text not null,
  term text collate "C" not null,
  -- true when the term starts at a later word of the name
  word boolean not null,
  artist_id integer not null,
  releases integer not null,
  -- the name variation that the term comes from; empty for the canonical name
  matched_on text not null
) partition by list (fingerprint);

-- The finished answer for each prefix of one to three characters, which match too many names to be
-- ranked while somebody types.
create table artist_short (
  fingerprint text not null,
  prefix text collate "C" not null,
  rank integer not null,
  artist_id integer not null,
  matched_on text not null
) partition by list (fingerprint);
