package dev.awo.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.view.WhyView.Kind;
import dev.awo.api.view.WhyView.Made;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitMigrationTest {
  private static final String TIP = "a".repeat(40);
  private static final String MERGE = "b".repeat(40);

  @TempDir Path directory;

  @Test
  void whatWasOnRecordBeforeIsFoundToo() throws Exception {
    Path file = Files.createDirectories(directory.resolve("data")).resolve("awo.db");
    String url = "jdbc:sqlite:" + file;
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:dev/awo/api/ledger/migration")
        .target("7")
        .load()
        .migrate();
    Jdbi.create(url)
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  insert into task (project, id, status, request, fingerprint, prompt, provider,
                    model, progress, created, ended, commit_id)
                  values ('shop', 'old', 'COMPLETED', '{}', 'x', ?, 'p', 'm', 'done', 1, 2, ?)
                  """,
                  LedgerFixture.BLOB.sha256(),
                  TIP);
              handle.execute(
                  """
                  insert into merge (task, round, status, words, merge_commit, changed)
                  values (1, 1, 'MERGED', 'merged', ?, 3)
                  """,
                  MERGE);
            });

    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      assertThat(made(ledger, TIP).kind()).isEqualTo(Kind.STEP);
      assertThat(made(ledger, MERGE).kind()).isEqualTo(Kind.MERGE);
    }
  }

  private static Made made(LedgerFixture ledger, String id) {
    return ((Why.Found.One) ledger.ledger().why().commit(id, Optional.empty()))
        .view()
        .commit()
        .orElseThrow();
  }
}
