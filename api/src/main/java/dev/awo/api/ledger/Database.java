package dev.awo.api.ledger;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.sqlobject.SqlObjectFactory;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file in WAL mode. SQLite has one writer at a time, so there is one connection for
 * writing, taken in order of arrival; a few others read beside it.
 */
final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final List<Class<?>> DAOS =
      List.of(
          CommitDao.class,
          EventDao.class,
          FigureDao.class,
          MergeDao.class,
          NotificationDao.class,
          ProjectDao.class,
          ProposalDao.class,
          QueueDao.class,
          RoundDao.class,
          SettingDao.class,
          SpendDao.class,
          TaskDao.class);

  private final Path file;
  private final ManagedDataSource writing;
  private final ManagedDataSource reading;
  private final Jdbi writer;
  private final Jdbi reader;

  private Database(Path file) {
    this.file = file;
    String url = "jdbc:sqlite:" + file;
    writing = pool("writer", url, 1);
    reading = pool("reader", url, READERS);
    writer = jdbi(writing);
    reader = jdbi(reading);
  }

  /** Each handle copies the settings; what is known of the DAOs before is not found out again. */
  private static Jdbi jdbi(ManagedDataSource source) {
    Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin());
    Extensions extensions = jdbi.getConfig(Extensions.class);
    ExtensionFactory factory = extensions.findFactory(SqlObjectFactory.class).orElseThrow();
    DAOS.forEach(dao -> extensions.findMetadata(dao, factory));
    return jdbi;
  }

  /** Opens the file, which is made when it is not there, and brings its schema up to date. */
  static Database open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory of the database", e);
    }
    migrate("jdbc:sqlite:" + file);
    return new Database(file);
  }

  private static void migrate(String url) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(url);
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:dev/awo/api/ledger/migration")
        .failOnMissingLocations(true)
        .loggers("slf4j")
        .load()
        .migrate();
  }

  private static ManagedDataSource pool(String name, String url, int size) {
    DataSourceFactory factory = new DataSourceFactory();
    factory.setDriverClass("org.sqlite.JDBC");
    factory.setUrl(url);
    factory.setProperties(
        Map.of(
            "journal_mode", "WAL",
            "synchronous", "NORMAL",
            "foreign_keys", "true",
            "busy_timeout", "10000",
            "transaction_mode", "IMMEDIATE"));
    factory.setInitialSize(1);
    factory.setMinSize(1);
    factory.setMaxSize(size);
    factory.setMaxWaitForConnection(Duration.seconds(60));
    factory.setCheckConnectionWhileIdle(false);
    factory.setCheckConnectionOnBorrow(false);
    factory.setValidationQuery("select 1");
    factory.setJdbcInterceptors(Optional.empty());
    return factory.build(new MetricRegistry(), name);
  }

  /** For changes: one transaction at a time. */
  Jdbi writer() {
    return writer;
  }

  /**
   * As a transaction of {@link #writer()}, but on disk when this returns. The others survive the
   * end of the process; only a power failure can take the latest of them, never the file's
   * consistency.
   */
  <T> T writeDurably(HandleCallback<T, RuntimeException> work) {
    return writer.withHandle(
        handle -> {
          handle.execute("pragma synchronous = full");
          try {
            return handle.inTransaction(work);
          } finally {
            handle.execute("pragma synchronous = normal");
          }
        });
  }

  /** For questions. */
  Jdbi reader() {
    return reader;
  }

  /** Size of the database with its log, in bytes. */
  long bytes() {
    return length(file) + length(file.resolveSibling(file.getFileName() + "-wal"));
  }

  private static long length(Path file) {
    return file.toFile().length();
  }

  @Override
  public void close() {
    try {
      reading.stop();
      writing.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close the database", e);
    }
  }
}
