package dev.awo.worker;

import dev.awo.def.SearchAttributes;
import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.Step;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskRequest;
import dev.awo.def.task.TaskWorkflow;
import dev.awo.def.verify.SandboxRules;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The worker as it is wired, on Temporal's test server: real git, files, sandbox and agents; only
 * the ledger is a fake. The project is a small repository of its own.
 */
final class RealRooms implements AutoCloseable {
  static final String KEY = "Kq7-not-for-anybody-9x2";

  final Path repository;
  final Path home;
  final FakeLedger ledger = new FakeLedger();
  final BlobStore blobs;
  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private int tasks;

  private RealRooms(Path directory, String settings, Map<String, String> variables)
      throws IOException {
    home = Files.createDirectories(directory.resolve("home"));
    repository = Files.createDirectories(directory.resolve("project"));
    Path tools = Files.createDirectories(directory.resolve("tools"));
    try (InputStream in = RealRooms.class.getResourceAsStream("fake-agent.py")) {
      Files.write(tools.resolve("fake-agent"), in.readAllBytes());
    }
    Files.setPosixFilePermissions(
        tools.resolve("fake-agent"), PosixFilePermissions.fromString("rwxr-xr-x"));
    makeProject();
    Map<String, String> environment = new LinkedHashMap<>(variables);
    environment.put("PATH", tools + ":" + System.getenv("PATH"));
    environment.put("HOME", directory.resolve("people/me").toString());
    WorkerSettings worker =
        new WorkerSettings(
            home,
            Path.of("..").toRealPath(),
            "unused",
            "default",
            "test-host",
            settings(settings),
            environment);
    worker.makeData();
    blobs = new DirectoryBlobStore(worker.data().resolve("blobs"));
    registerSearchAttributes();
    Wiring.register(temporal.getWorkerFactory(), worker);
    temporal
        .getWorkerFactory()
        .newWorker(TaskQueues.LEDGER)
        .registerActivitiesImplementations(ledger);
    temporal.start();
  }

  static RealRooms start(Path directory, String settings, Map<String, String> variables)
      throws IOException {
    return new RealRooms(directory, settings, variables);
  }

  /** Runs a task of one step to its end. */
  TaskOutcome run(ModelChoice model, String instruction, int attempts, String... verify) {
    return run(
        model, instruction, attempts, List.of(verify).stream().map(VerifyCommand::of).toList());
  }

  TaskOutcome run(ModelChoice model, String instruction, int attempts, List<VerifyCommand> verify) {
    tasks++;
    TaskKey key = new TaskKey("shop", "task-" + tasks);
    TaskWorkflow workflow =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                TaskWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.task(key))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .build());
    TaskRequest request =
        new TaskRequest(
            key,
            repository.toString(),
            Optional.empty(),
            List.of(
                new Step(
                    "Do it",
                    "implement",
                    blobs.putText(instruction),
                    List.of(),
                    new LinkedHashMap<>())),
            model,
            Optional.empty(),
            attempts,
            verify,
            GuardRules.BUILT_IN,
            new SandboxRules(SandboxLevel.REQUIRED, false),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            1,
            Optional.empty(),
            Optional.empty());
    WorkflowClient.start(workflow::run, request);
    return WorkflowStub.fromTyped(workflow).getResult(TaskOutcome.class);
  }

  /** What the last task published, or nothing. */
  String onBranch(String path) throws IOException {
    return git("show", "auto/task-" + tasks + ":" + path);
  }

  boolean isPublished() throws IOException {
    return !git("for-each-ref", "refs/heads/auto/task-" + tasks).isBlank();
  }

  /** What git lists as the changes of the last task. */
  String changes() throws IOException {
    return git("diff", "--name-status", "main", "auto/task-" + tasks);
  }

  /** The texts of the prompts, in order. */
  List<String> prompts() {
    return ledger.settlements.stream().map(s -> blobs.getText(s.prompt())).toList();
  }

  /** Whether a process of the agents, or of a command that names this, still runs. */
  boolean isRunning(String words) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .anyMatch(line -> line.contains(words));
  }

  /** The texts of the answers, in order. */
  List<String> answers() {
    return ledger.settlements.stream().map(s -> blobs.getText(s.answer())).toList();
  }

  /** The events' lines with their texts. */
  String story() {
    StringBuilder story = new StringBuilder();
    ledger.events.forEach(
        event -> {
          story.append(event.text()).append('\n');
          event.detail().ifPresent(id -> story.append(blobs.getText(id)).append('\n'));
        });
    return story.toString();
  }

  String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void makeProject() throws IOException {
    git("init", "--quiet", "-b", "main", ".");
    Files.writeString(repository.resolve("app.txt"), "one\n");
    Files.writeString(repository.resolve("old.txt"), "old\n");
    Files.writeString(repository.resolve(".gitignore"), "build/\n*.log\n");
    Files.createDirectories(repository.resolve(".github/workflows"));
    Files.writeString(repository.resolve(".github/workflows/ci.yml"), "on: push\n");
    git("add", "-A");
    git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-m", "Begin");
  }

  private void registerSearchAttributes() {
    List.of(SearchAttributes.STATUS, SearchAttributes.ATTEMPT, SearchAttributes.COST_MICROS)
        .forEach(key -> temporal.registerSearchAttribute(key.getName(), key.getValueType()));
  }

  private static Settings settings(String yaml) {
    return switch (new SpecReader().settings(yaml)) {
      case Read.Valid<Settings> valid -> valid.value();
      case Read.Invalid<Settings> invalid ->
          throw new IllegalArgumentException(invalid.words("awo.yml"));
    };
  }

  @Override
  public void close() {
    temporal.close();
  }
}
