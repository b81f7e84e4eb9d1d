-- What webhooks are to be told: written in the transaction in which it happened, and only when one of them
-- wants its topic. happening names what is told once, however often it is delivered. topic is as awo.yml
-- has it; webhook is set where only that one is told. handed_to has the names of the webhooks for which a
-- workflow was started, and is null before that: the outbox of the notifier.
create table notification (
  number integer primary key,
  id text not null unique,
  happening text not null unique,
  topic text,
  webhook text,
  event text not null,
  project text,
  task text,
  title text not null,
  words text not null,
  url text,
  at integer not null,
  handed_to text
) strict;

create index notification_outbox on notification (number) where handed_to is null;
