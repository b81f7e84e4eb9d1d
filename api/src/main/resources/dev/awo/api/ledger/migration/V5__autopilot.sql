-- Rounds of the autopilot, by their workflow run. model is a ModelChoice as JSON.
create table round (
  number integer primary key,
  run text not null unique,
  project text not null,
  goal text not null,
  origin text not null,
  approve integer not null,
  max_tasks integer not null,
  model text not null,
  result text not null,
  words text not null,
  started integer not null,
  ended integer
) strict;

create index round_by_project on round (project, number);

create table round_event (
  round integer not null references round (number),
  sequence integer not null,
  at integer not null,
  text text not null,
  detail text,
  primary key (round, sequence)
) strict, without rowid;

-- As spend, for the calls of rounds.
create table round_spend (
  round integer not null references round (number),
  project text not null,
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
  primary key (round, step, attempt)
) strict, without rowid;

create index round_spend_by_day on round_spend (day, provider, project, settled, micros, tokens);

create view spending as
  select day, provider, settled, micros, tokens, task, null as project from spend
  union all
  select day, provider, settled, micros, tokens, null, project from round_spend;

-- What models proposed. content is a ProposalSpec as JSON in the blob store; touches a JSON array.
create table proposal (
  number integer primary key,
  round integer not null references round (number),
  project text not null,
  position integer not null,
  id text not null,
  title text not null,
  priority integer not null,
  touches text not null,
  content text not null,
  state text not null,
  dropped_by text,
  reason text,
  decided_by text,
  task integer references task (number),
  created integer not null,
  unique (round, position)
) strict;

create index proposal_by_project on proposal (project, number);
create index proposal_by_state on proposal (state, number);
create index proposal_by_task on proposal (task) where task is not null;
