-- Which commits were made for which task: those of its branch (STEP), those by which a base branch
-- took it in (MERGE; one may be of several tasks) and those by which it was taken back (REVERT).
-- run, step and attempt are of STEP only.
create table made_commit (
  id text not null,
  task integer not null references task (number),
  kind text not null,
  run text,
  step integer,
  attempt integer,
  at integer not null,
  primary key (id, task)
) strict, without rowid;

create index made_commit_by_task on made_commit (task, at);

insert into made_commit (id, task, kind, at)
  select commit_id, number, 'STEP', coalesce(ended, created) from task where commit_id is not null;

insert into made_commit (id, task, kind, at)
  select merge_commit, task, 'MERGE', changed from merge where merge_commit is not null
  on conflict do nothing;

-- Where a task came from, where that is known: PERSON or QUEUE_FILE. A proposal knows its task.
alter table task add column origin text;

-- As in task; before, all of it counts as input.
alter table round_spend add column input_tokens integer not null default 0;
alter table round_spend add column cached_input_tokens integer not null default 0;
alter table round_spend add column output_tokens integer not null default 0;
update round_spend set input_tokens = tokens where settled = 1;
