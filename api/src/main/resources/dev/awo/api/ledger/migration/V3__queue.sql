-- queued is 1 for tasks that wait for a slot from their project's dispatcher. round counts the runs
-- of a task: a retry is the next one. touches is a JSON array of globs.
alter table task add column queued integer not null default 0;
alter table task add column priority integer not null default 3;
alter table task add column touches text not null default '[]';
alter table task add column budget_micros integer;
alter table task add column round integer not null default 1;

create index task_open on task (project, priority, number) where ended is null;
create index task_asking on task (provider) where ended is null;

create table dependency (
  task integer not null references task (number),
  needs text not null,
  primary key (task, needs)
) strict, without rowid;

-- What each project's dispatcher does by itself, as it told last.
create table dispatcher (
  project text primary key,
  mode text not null,
  since integer not null
) strict;

-- Which queued task may ask a provider that must not be asked by too many at once.
create table permit (
  task integer primary key references task (number),
  since integer not null
) strict;
