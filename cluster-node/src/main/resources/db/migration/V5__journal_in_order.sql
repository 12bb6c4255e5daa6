-- Two coordinators can live at once: one that stood still while it was put out, and its successor.
-- The journal's primary key lets only one of them write the next event, and so each event was decided
-- by somebody who knew all before it. Events that a checkpoint has made needless are removed, though,
-- and with them the numbers that would keep out one who is far behind.
create function journal_in_order() returns trigger language plpgsql as $$
begin
  -- The plugin never removes the event with the highest number.
  if exists (
    select from creditgraph.event_journal
    where persistence_id = new.persistence_id and sequence_number >= new.sequence_number
  ) then
    raise unique_violation using message =
      format('event %s of %s comes after one that another has written',
        new.sequence_number, new.persistence_id);
  end if;
  return new;
end
$$;

create trigger journal_in_order before insert on event_journal
  for each row execute function journal_in_order();
