-- Names that came in through an alias are told apart from an artist's own, fame counts all releases,
-- and what was current last is known. Names are derived data: what is loaded goes, and each control
-- node loads its snapshots' names again as it starts.
drop table artist, artist_term, artist_short;
delete from loaded_names;

-- When a control node last made the snapshot current. The current one and the one before stay, which
-- after going back is not the one that was loaded before.
alter table loaded_names add column current_at timestamptz not null default clock_timestamp();

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
  -- true when the name is that of another record of the same person or group
  alias boolean not null,
  artist_id integer not null,
  releases integer not null,
  -- the variation or alias that the term comes from; empty for the canonical name
  matched_on text not null
) partition by list (fingerprint);

-- The finished answer for each prefix of one to three characters, which match too many names to be
-- ranked while somebody types.
create table artist_short (
  fingerprint text not null,
  prefix text collate "C" not null,
  rank integer not null,
  artist_id integer not null,
  alias boolean not null,
  matched_on text not null
) partition by list (fingerprint);
