-- What each task of a job came to. A row is written once, before the coordinator's journal says
-- that the task is done, and before its lane is told.
create table task_result (
  job_id text not null,
  task_index integer not null,
  -- JSON in one fixed form: equal tasks give equal rows, byte for byte, whoever computed them.
  result text not null,
  primary key (job_id, task_index)
);
