-- One row per completed task: where its branch stands on its way into base. decided is 0 while the
-- project's policy was not looked at; wanted is 1 once somebody asked, so that a later round need not
-- be asked for again; returned counts how often it was sent back.
create table merge (
  task integer primary key references task (number),
  round integer not null,
  base text,
  status text not null,
  words text not null,
  merge_commit text,
  decided integer not null default 0,
  wanted integer not null default 0,
  approved integer not null default 0,
  returned integer not null default 0,
  changed integer not null
) strict;

create index merge_by_status on merge (status, task);
create index merge_outbox on merge (task) where decided = 0 or status = 'ASKED';

-- What each merge queue has done so far, as it told last.
create table merge_queue (
  project text not null,
  base text not null,
  verifications integer not null,
  advances integer not null,
  primary key (project, base)
) strict, without rowid;
