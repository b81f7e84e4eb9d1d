create table project (
  id text primary key,
  path text not null unique,
  verify text not null,
  agent text,
  model text,
  created integer not null
) strict;

-- request and fingerprint hold no prompt: that is in the blob store, under the id in prompt.
-- launched is 0 while the workflow may not have been started: the outbox of the launcher.
create table task (
  number integer primary key,
  project text not null,
  id text not null,
  status text not null,
  launched integer not null default 0,
  request text not null,
  fingerprint text not null,
  prompt text not null,
  provider text not null,
  model text not null,
  run text,
  progress text not null,
  branch text,
  commit_id text,
  diff text,
  reason text,
  attempts integer not null default 0,
  cost_micros integer not null default 0,
  input_tokens integer not null default 0,
  cached_input_tokens integer not null default 0,
  output_tokens integer not null default 0,
  calls integer not null default 0,
  created integer not null,
  started integer,
  ended integer,
  ended_day text,
  unique (project, id)
) strict;

create index task_by_id on task (id);
create index task_by_status on task (status, number);
create index task_by_project on task (project, number);
create index task_by_day on task (ended_day, status) where ended_day is not null;
create index task_outbox on task (number) where launched = 0;

create table event (
  id integer primary key autoincrement,
  task integer not null references task (number),
  run text not null,
  sequence integer not null,
  at integer not null,
  kind text not null,
  step integer not null,
  attempt integer not null,
  text text not null,
  detail text,
  unique (task, run, sequence)
) strict;

create index event_by_task on event (task, id);

-- One row per attempt. micros and tokens hold what was set aside until settled is 1, then what was
-- spent, so that their sum is what counts against a limit.
create table spend (
  task integer not null references task (number),
  run text not null,
  step integer not null,
  attempt integer not null,
  day text not null,
  provider text not null,
  model text not null,
  settled integer not null,
  micros integer not null,
  tokens integer not null,
  prompt text,
  answer text,
  primary key (task, run, step, attempt)
) strict, without rowid;

create index spend_by_day on spend (day, provider, settled, micros, tokens);
create index spend_by_task on spend (task, settled, micros, tokens);

create table setting (
  name text primary key,
  value text not null
) strict;
