package dev.awo.api.ledger;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.def.ledger.LedgerActivities;
import java.nio.file.Path;
import java.time.InstantSource;

/** The installation's record in one SQLite file, of which this process is the only user. */
public final class Ledger implements AutoCloseable {
  private final Database database;
  private final Tasks tasks;
  private final Queue queue;
  private final DispatchRecord dispatch;
  private final Events events;
  private final Merges merges;
  private final Projects projects;
  private final Budget budget;
  private final Figures figures;
  private final Rounds rounds;
  private final Proposals proposals;
  private final Why why;
  private final Notifications notifications;
  private final LedgerActivities activities;

  private Ledger(Database database, BlobDirectory blobs, LedgerRules rules, InstantSource clock) {
    this.database = database;
    Signal news = new Signal();
    Account account = new Account(rules);
    Notices notices = new Notices(rules);
    TaskViews views = new TaskViews(rules, blobs);
    tasks = new Tasks(database, views, news, clock);
    queue = new Queue(database, views);
    dispatch = new DispatchRecord(database, rules, clock);
    events = new Events(database, tasks, blobs, news);
    merges = new Merges(database, notices, news, clock);
    projects = new Projects(database, clock);
    budget = new Budget(database, rules, account, clock);
    figures = new Figures(database, account, clock);
    rounds = new Rounds(database, account, notices, clock);
    notifications = new Notifications(database, notices, clock);
    proposals = new Proposals(database, blobs, news, clock);
    why = new Why(database, views, proposals, blobs);
    activities = new SqliteLedgerActivities(database, account, notices, news, clock);
  }

  /** Opens the file, which is made when it is not there, and brings its schema up to date. */
  public static Ledger open(
      Path file, BlobDirectory blobs, LedgerRules rules, InstantSource clock) {
    return new Ledger(Database.open(file), blobs, rules, clock);
  }

  public Tasks tasks() {
    return tasks;
  }

  public Queue queue() {
    return queue;
  }

  public DispatchRecord dispatch() {
    return dispatch;
  }

  public Events events() {
    return events;
  }

  public Merges merges() {
    return merges;
  }

  public Projects projects() {
    return projects;
  }

  public Budget budget() {
    return budget;
  }

  public Figures figures() {
    return figures;
  }

  public Rounds rounds() {
    return rounds;
  }

  public Proposals proposals() {
    return proposals;
  }

  public Why why() {
    return why;
  }

  public Notifications notifications() {
    return notifications;
  }

  /** For the worker that polls the ledger's task queue. */
  public LedgerActivities activities() {
    return activities;
  }

  /** Asks the database something; fails when it does not answer. */
  public void ping() {
    database
        .reader()
        .useHandle(handle -> handle.select("select count(*) from project").mapTo(Long.class).one());
  }

  @Override
  public void close() {
    database.close();
  }
}
