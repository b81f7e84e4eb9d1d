package dev.awo.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awo.def.AttemptKey;
import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.PrepareActivities;
import dev.awo.def.verify.PrepareRequest;
import dev.awo.def.verify.Prepared;
import dev.awo.def.verify.SandboxRules;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import dev.awo.worker.sandbox.SandboxSettings;
import dev.awo.worker.sandbox.Scratch;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Preparation and what verify commands then find, with real commands in the real sandbox. */
class PrepareTest {
  /** Its output tells one run from another. */
  private static final String MAKE_DEPS =
      "mkdir deps && cat /proc/sys/kernel/random/uuid > deps/id";

  @RegisterExtension static final Scratch SHARED = new Scratch();
  private static Sandbox sandbox;

  @RegisterExtension final Scratch scratch = new Scratch();
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private BlobStore blobs;
  private PrepareActivities preparing;
  private VerifyActivities verifying;
  private SandboxRules rules = new SandboxRules(SandboxLevel.REQUIRED, false);

  @BeforeAll
  static void openSandbox() {
    sandbox = Sandbox.open(SandboxSettings.under(SHARED.path().resolve("data/sandbox")));
  }

  @BeforeEach
  void register() {
    blobs = new DirectoryBlobStore(scratch.path().resolve("blobs"));
    Provisions provisions = new Provisions(scratch.path().resolve("prepared"));
    Redaction redaction = text -> text.replace("hunter2", "[redacted]");
    temporal.registerActivitiesImplementations(
        new ProcessPrepareActivities(blobs, sandbox, provisions, redaction, 2),
        new ProcessVerifyActivities(
            blobs, sandbox, provisions, (root, changes) -> List.of(), redaction));
    preparing =
        temporal.newActivityStub(
            PrepareActivities.class, ActivityOptions.newBuilder(PrepareActivities.OPTIONS).build());
    verifying =
        temporal.newActivityStub(
            VerifyActivities.class, ActivityOptions.newBuilder(VerifyActivities.OPTIONS).build());
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = SandboxLevel.class,
      names = {"REQUIRED", "OFF"})
  void oneRunServesEveryWorkspaceUntilALockFileChanges(SandboxLevel level) throws IOException {
    rules = new SandboxRules(level, false);
    Workspace first = workspace("first", "lock", "1");
    Workspace second = workspace("second", "lock", "1");
    Workspace changed = workspace("changed", "lock", "2");

    Prepared.Ready one = ready(prepare(first, MAKE_DEPS));
    Prepared.Ready again = ready(prepare(second, MAKE_DEPS));
    Prepared.Ready other = ready(prepare(changed, MAKE_DEPS));

    String id = output(first, one, "cat deps/id");
    assertThat(id).matches("(?s)[0-9a-f-]{36}\n");
    assertThat(output(second, again, "cat deps/id")).isEqualTo(id);
    assertThat(output(changed, other, "cat deps/id")).isNotEqualTo(id);
    assertThat(one.headline()).startsWith("prepared in ").endsWith(": " + MAKE_DEPS);
    assertThat(again.headline()).isEqualTo("prepared before: " + MAKE_DEPS);
    assertThat(first.directory()).satisfies(tree -> assertThat(Path.of(tree, "lock")).exists());
  }

  @Test
  void whoComesWhileItRunsWaitsForIt() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Prepared>> all =
          IntStream.range(0, 4)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> prepare(workspace("w" + n, "lock", "1"), "sleep 1", MAKE_DEPS)))
              .toList();

      List<String> headlines = new ArrayList<>();
      for (Future<Prepared> each : all) {
        headlines.add(ready(each.get()).headline());
      }
      headlines.sort(null);

      assertThat(headlines).hasSize(4);
      assertThat(headlines.subList(0, 3)).allMatch(line -> line.startsWith("prepared before"));
      assertThat(headlines.getLast()).startsWith("prepared in");
    }
  }

  @Test
  void withoutLockFilesEachBaseCommitIsAStateOfItsOwn() throws IOException {
    Preparation preparation = preparation(List.of(), MAKE_DEPS);
    Workspace one = workspace("one", "README", "");
    Workspace same = workspace("same", "README", "");
    Workspace later =
        new Workspace("w", same.directory(), "later", "b", "host", Duration.ofMinutes(1));

    assertThat(ready(prepare(one, preparation)).state())
        .isEqualTo(ready(prepare(same, preparation)).state())
        .isNotEqualTo(ready(prepare(later, preparation)).state());
  }

  @Test
  void whatWasPreparedCannotBeChangedButItsScratchIsEachWorkspacesOwn() throws IOException {
    Workspace first = workspace("first", "lock", "1");
    Workspace second = workspace("second", "lock", "1");
    Prepared.Ready ready = ready(prepare(first, MAKE_DEPS));

    String said =
        output(
            first,
            ready,
            "! touch deps/x && ! rm -r deps && ! mv deps d && ! echo 1 > deps/id"
                + " && echo mine > deps/.cache/mine && cat deps/.cache/mine 2>&1");

    assertThat(said).endsWith("mine\n");
    assertThat(output(second, ready, "ls -A deps/.cache")).isEmpty();
    assertThat(output(first, ready, "ls -A deps/.cache")).isEqualTo("mine\n");
  }

  @Test
  void aLinkInThePlaceOfScratchIsNotFollowed() throws IOException {
    Path outside = scratch.directory("outside");
    Workspace workspace = workspace("first", "lock", "1");

    Prepared.Ready ready =
        ready(prepare(workspace, "mkdir deps && ln -s " + outside + "/new deps/.cache"));

    assertThat(output(workspace, ready, "test -L deps/.cache && echo link")).isEqualTo("link\n");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void itsHomeIsFoundAgainToo() throws IOException {
    Workspace workspace = workspace("first", "lock", "1");
    Prepared.Ready ready =
        ready(
            prepare(
                workspace,
                "mkdir -p ~/.cache/tool/deep ~/maven/repository/org/a/1"
                    + " && echo downloaded > ~/.cache/tool/deep/file && umask 077"
                    + " && echo jar > ~/maven/repository/org/a/1/a.jar"));

    assertThat(
            output(
                workspace,
                ready,
                "cat ~/.cache/tool/deep/file ~/maven/repository/org/a/1/a.jar"
                    + " && touch ~/.cache/tool/more && mkdir ~/maven/repository/org/b"
                    + " && ! sh -c 'echo x >> ~/maven/repository/org/a/1/a.jar' 2> /dev/null"))
        .isEqualTo("downloaded\njar\n");
  }

  @Test
  void onlyThePreparationHasTheNetwork() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String connect = "bash -c 'exec 3<> /dev/tcp/127.0.0.1/" + server.getLocalPort() + "'";
      Workspace workspace = workspace("first", "lock", "1");

      Prepared.Ready ready = ready(prepare(workspace, connect, MAKE_DEPS));

      assertThat(output(workspace, ready, "! " + connect + " 2> /dev/null && echo closed"))
          .isEqualTo("closed\n");
    }
  }

  @Test
  void aFailureNamesTheCommandAndKeepsTheEndOfItsOutput() throws IOException {
    Workspace workspace = workspace("first", "lock", "1");

    Prepared failed = prepare(workspace, "true", "echo no such package: hunter2; exit 3");

    assertThat(failed).isInstanceOf(Prepared.Failed.class);
    Prepared.Failed failure = (Prepared.Failed) failed;
    assertThat(failure.findings().headline())
        .startsWith(
            "preparing the project failed: echo no such package: [redacted]; exit 3: exit code 3")
        .endsWith("name other commands under 'prepare' in projects.yaml");
    assertThat(blobs.getText(failure.findings().text()))
        .contains("Passed before it: `true`", "no such package: [redacted]");
    assertThat(ready(prepare(workspace, MAKE_DEPS)).headline()).startsWith("prepared in");
  }

  @Test
  void aMissingProgramIsNamed() throws IOException {
    Prepared failed = prepare(workspace("first", "lock", "1"), "no-such-tool install");

    assertThat(((Prepared.Failed) failed).findings().headline())
        .contains("no-such-tool install: exit code 127; install no-such-tool");
  }

  @Test
  void workGoesOnWhenAnOptionalCommandFails() throws IOException {
    Workspace workspace = workspace("first", "lock", "1");
    Preparation preparation =
        new Preparation(
            List.of(
                new Preparation.Command(VerifyCommand.of("exit 7"), true),
                new Preparation.Command(VerifyCommand.of(MAKE_DEPS), false)),
            List.of("lock"),
            List.of());

    Prepared.Ready ready = ready(prepare(workspace, preparation));

    assertThat(ready.headline()).endsWith("; going on though these failed: exit 7");
    assertThat(output(workspace, ready, "test -s deps/id && echo there")).isEqualTo("there\n");
  }

  @Test
  void whatTheTreeHasItselfIsNotHidden() throws IOException {
    Workspace preparedFor = workspace("first", "lock", "1");
    Prepared.Ready ready = ready(prepare(preparedFor, MAKE_DEPS));
    Workspace workspace = workspace("second", "lock", "1");
    Files.createDirectories(Path.of(workspace.directory(), "deps"));
    Files.writeString(Path.of(workspace.directory(), "deps/own"), "own\n");

    assertThat(output(workspace, ready, "ls deps")).isEqualTo("own\n");
  }

  @Test
  void aPreparationThatIsGoneSendsTheTaskBackToItsBeginning() throws IOException {
    Workspace workspace = workspace("first", "lock", "1");
    Prepared.Ready gone = new Prepared.Ready("gone", "", Optional.empty());

    assertThatThrownBy(() -> verify(workspace, gone, "true"))
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(FailureKind.WORKSPACE_LOST.name()));
  }

  @Test
  void npmInstallsOnceForAll() throws IOException {
    assumeTrue(Files.exists(Path.of("/usr/bin/npm")), "npm is not installed");
    Workspace first = npmProject("first");
    Workspace second = npmProject("second");
    Preparation preparation =
        preparation(List.of("package.json"), "npm install --no-package-lock --ignore-scripts");

    Prepared.Ready ready = ready(prepare(first, preparation));
    prepare(second, preparation);

    String test = "node -e \"console.log(require('greeting')('b'))\"";
    assertThat(output(first, ready, test)).isEqualTo("hello b\n");
    assertThat(output(second, ready, test)).isEqualTo("hello b\n");
  }

  @Test
  void aPythonEnvironmentIsTheOneThatCommandsUse() throws IOException {
    Workspace workspace = workspace("first", "requirements.txt", "");
    Preparation preparation =
        preparation(
            List.of("requirements*.txt"),
            "python3 -m venv --without-pip .venv && cd .venv/lib/python3* && "
                + "echo 'x = 42' > site-packages/dep.py");

    Prepared.Ready ready = ready(prepare(workspace, preparation));

    assertThat(output(workspace, ready, "python3 -c 'import dep; print(dep.x)'")).isEqualTo("42\n");
  }

  private Workspace npmProject(String name) throws IOException {
    Workspace workspace =
        workspace(name, "package.json", "{\"dependencies\": {\"greeting\": \"file:./greeting\"}}");
    Path tree = Path.of(workspace.directory());
    Files.createDirectory(tree.resolve("greeting"));
    Files.writeString(
        tree.resolve("greeting/package.json"), "{\"name\": \"greeting\", \"version\": \"1.0.0\"}");
    Files.writeString(
        tree.resolve("greeting/index.js"), "module.exports = (name) => 'hello ' + name;");
    return workspace;
  }

  private Workspace workspace(String name, String file, String content) throws IOException {
    Path tree = scratch.directory(name + "/tree");
    Files.writeString(tree.resolve(file), content);
    return new Workspace(name, tree.toString(), "base", "auto/t", "host", Duration.ofMinutes(1));
  }

  private static Preparation preparation(List<String> lockFiles, String... commands) {
    return new Preparation(
        List.of(commands).stream()
            .map(line -> new Preparation.Command(VerifyCommand.of(line), false))
            .toList(),
        lockFiles,
        List.of("deps/.cache"));
  }

  private Prepared prepare(Workspace workspace, String... commands) {
    return prepare(workspace, preparation(List.of("lock"), commands));
  }

  private Prepared prepare(Workspace workspace, Preparation preparation) {
    return preparing.dependencies(new PrepareRequest("project", workspace, preparation, rules));
  }

  private static Prepared.Ready ready(Prepared prepared) {
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    return (Prepared.Ready) prepared;
  }

  private Verdict verify(Workspace workspace, Prepared.Ready prepared, String command)
      throws IOException {
    return verifying.judge(
        new VerifyRequest(
            new AttemptKey(new TaskKey("project", workspace.id()), "run", 0, 1),
            workspace,
            new ChangeManifest(List.of()).storeIn(blobs),
            List.of(VerifyCommand.of(command)),
            rules,
            Optional.of(prepared.state())));
  }

  /** What a verify command that passes prints. */
  private String output(Workspace workspace, Prepared.Ready prepared, String command)
      throws IOException {
    Verdict verdict = verify(workspace, prepared, command);
    String log = blobs.getText(verdict.log());
    assertThat(verdict).as(log).isInstanceOf(Verdict.Passed.class);
    String after = log.substring(log.indexOf("$ " + command) + command.length() + 3);
    return after.substring(0, after.lastIndexOf("[exit code 0")).strip().isEmpty()
        ? ""
        : after.substring(0, after.lastIndexOf("[exit code 0"));
  }
}
