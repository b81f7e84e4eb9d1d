package dev.awo.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Finding;
import dev.awo.def.verify.SandboxRules;
import dev.awo.def.verify.Severity;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import dev.awo.worker.sandbox.SandboxSettings;
import dev.awo.worker.sandbox.Scratch;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The activity as Temporal runs it, with real commands in the real sandbox. */
class JudgeTest {
  private static final SandboxRules REQUIRED = new SandboxRules(SandboxLevel.REQUIRED, false);

  @RegisterExtension static final Scratch SHARED = new Scratch();
  private static Sandbox sandbox;

  @RegisterExtension final Scratch scratch = new Scratch();
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private final List<Finding> found = new ArrayList<>();
  private Path tree;
  private BlobStore blobs;
  private VerifyActivities activities;

  @BeforeAll
  static void openSandbox() {
    sandbox = Sandbox.open(SandboxSettings.under(SHARED.path().resolve("data/sandbox")));
  }

  @BeforeEach
  void register() throws IOException {
    tree = scratch.directory("tree");
    blobs = new DirectoryBlobStore(scratch.path().resolve("blobs"));
    temporal.registerActivitiesImplementations(
        new ProcessVerifyActivities(
            blobs,
            sandbox,
            new Provisions(scratch.path().resolve("prepared")),
            (workspace, changes) -> List.copyOf(found),
            text -> text.replace("hunter2", "[redacted]")));
    activities =
        temporal.newActivityStub(
            VerifyActivities.class, ActivityOptions.newBuilder(VerifyActivities.OPTIONS).build());
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  private VerifyRequest request(String... commands) throws IOException {
    return request(List.of(commands).stream().map(VerifyCommand::of).toList());
  }

  /** An attempt that wrote {@code src/answer} and deleted {@code gone}. */
  private VerifyRequest request(List<VerifyCommand> commands) throws IOException {
    scratch.directory("tree/src");
    Files.writeString(tree.resolve("src/answer"), "42\n");
    ChangeManifest changes =
        new ChangeManifest(
            List.of(
                new FileChange.Put("src/answer", blobs.putText("42\n"), false),
                new FileChange.Delete("gone")));
    return new VerifyRequest(
        new AttemptKey(new TaskKey("project", "task"), "run", 0, 1),
        new Workspace("1", tree.toString(), "base", "auto/task", "host", Duration.ofMinutes(1)),
        changes.storeIn(blobs),
        commands,
        REQUIRED,
        Optional.empty());
  }

  private Verdict judge(String... commands) throws IOException {
    return activities.judge(request(commands));
  }

  private String text(BlobId id) {
    return blobs.getText(id);
  }

  private Verdict.Rejected rejected(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    return (Verdict.Rejected) verdict;
  }

  @Test
  void commandsThatSucceedPass() throws IOException {
    Verdict verdict = judge("grep 42 src/answer", "echo second");

    assertThat(verdict).isInstanceOf(Verdict.Passed.class);
    assertThat(((Verdict.Passed) verdict).headline()).startsWith("2 commands passed in ");
    assertThat(verdict.confinement()).isEqualTo(sandbox.status().words());
    assertThat(text(verdict.log()))
        .contains("confinement: bubblewrap", "$ grep 42 src/answer\n42\n[exit code 0, ", "second");
  }

  @Test
  void firstFailingCommandRejectsAndEndsTheVerification() throws IOException {
    Verdict.Rejected rejected =
        rejected(judge("echo fine", "echo 'Error: no such thing'; exit 3", "touch third"));

    assertThat(rejected.findings().headline())
        .isEqualTo("echo 'Error: no such thing'; exit 3: exit code 3");
    assertThat(text(rejected.findings().text()))
        .isEqualTo(
            """
            The command `echo 'Error: no such thing'; exit 3` failed: exit code 3.
            Passed before it: `echo fine`.
            Its output:

            Error: no such thing
            """);
    assertThat(tree.resolve("third")).doesNotExist();
  }

  @Test
  void timeoutRejects() throws IOException {
    VerifyCommand slow = new VerifyCommand("slow tests", "sleep 1000", Duration.ofSeconds(1));

    Verdict.Rejected rejected = rejected(activities.judge(request(List.of(slow))));

    assertThat(rejected.findings().headline()).startsWith("slow tests: timed out after ");
    assertThat(text(rejected.findings().text())).contains("It printed nothing.");
  }

  @Test
  void blockingFindingsRejectBeforeAnyCommandRuns() throws IOException {
    found.add(new Finding("src/answer", 3, Severity.HIGH, "js.eval", "eval runs any text"));
    found.add(new Finding("src/answer", 0, Severity.MEDIUM, "js.http", "plain http"));

    Verdict.Rejected rejected = rejected(judge("touch ran"));

    assertThat(rejected.findings().headline())
        .isEqualTo("security scan: 1 blocking finding, first js.eval in src/answer:3");
    assertThat(text(rejected.findings().text()))
        .contains("- src/answer:3: [high] js.eval: eval runs any text")
        .doesNotContain("plain http");
    assertThat(tree.resolve("ran")).doesNotExist();
  }

  @Test
  void warningsOfTheScanAreLogged() throws IOException {
    found.add(new Finding("src/answer", 0, Severity.MEDIUM, "js.http", "plain http"));

    Verdict verdict = judge("true");

    assertThat(((Verdict.Passed) verdict).headline()).endsWith(", 1 warning of the scan");
    assertThat(text(verdict.log())).contains("src/answer: [medium] js.http: plain http");
  }

  @Test
  void withoutCommandsOnlyTheScanSpeaks() throws IOException {
    assertThat(((Verdict.Passed) judge()).headline())
        .isEqualTo("no verify commands: nothing was verified beyond the security scan");
  }

  @Test
  void commandThatRewritesAChangedFileRejects() throws IOException {
    Verdict.Rejected rejected = rejected(judge("echo 43 > src/answer", "touch second"));

    assertThat(rejected.findings().headline())
        .isEqualTo("echo 43 > src/answer: rewrote 1 file of the change");
    assertThat(text(rejected.findings().text())).contains("- src/answer");
    assertThat(tree.resolve("second")).doesNotExist();
  }

  @Test
  void whatElseACommandWritesIsNotItsBusiness() throws IOException {
    assertThat(judge("mkdir build && echo x > build/out && chmod +x src/answer"))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  void secretsAreRedactedEverywhere() throws IOException {
    Verdict.Rejected rejected = rejected(judge("echo password hunter2; exit 1"));

    assertThat(rejected.findings().headline()).doesNotContain("hunter2").contains("[redacted]");
    assertThat(text(rejected.findings().text())).doesNotContain("hunter2");
    assertThat(text(rejected.log())).doesNotContain("hunter2").contains("password [redacted]");
  }

  @Test
  void missingToolIsForTheOperatorNotTheModel() throws IOException {
    VerifyRequest request = request("no-such-tool --all");

    assertThatThrownBy(() -> activities.judge(request))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(FailureKind.SANDBOX.name());
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains("`no-such-tool`", "install it");
            });
  }

  @Test
  void missingProgramOfTheProjectRejects() throws IOException {
    assertThat(rejected(judge("./run-tests")).findings().headline()).contains("exit code 127");
  }

  @Test
  void heartbeatsSayWhatRuns() throws IOException {
    List<String> heartbeats = Collections.synchronizedList(new ArrayList<>());
    temporal.setActivityHeartbeatListener(String.class, heartbeats::add);

    judge("echo x; sleep 1.2");

    assertThat(heartbeats).isNotEmpty().first().asString().contains("sleep 1.2: running for 0 s");
  }

  @Test
  void cancellationEndsTheCommand() throws Exception {
    VerifyRequest request = request("touch begun; (setsid sleep 1000 &); sleep 1000");
    CompletableFuture<Verdict> verdict =
        CompletableFuture.supplyAsync(() -> activities.judge(request));
    org.awaitility.Awaitility.await().until(() -> Files.exists(tree.resolve("begun")));

    temporal.requestCancelActivity();

    assertThatThrownBy(verdict::join).hasRootCauseInstanceOf(CanceledFailure.class);
    assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains("sleep 1000"));
  }
}
