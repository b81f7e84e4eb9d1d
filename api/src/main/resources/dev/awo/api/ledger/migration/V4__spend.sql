-- Wall time of model calls and commands, by the day on which it ended.
create table busy (
  task integer not null references task (number),
  day text not null,
  millis integer not null,
  primary key (task, day)
) strict, without rowid;

create index busy_by_day on busy (day, task, millis);

-- Millionths of a dollar that the closest limit left when it was written; null without a limit.
alter table event add column left_micros integer;
alter table task add column left_micros integer;
