package dev.awo.worker;

import dev.awo.def.TaskQueues;
import dev.awo.def.dispatch.DispatchWorkflows;
import dev.awo.def.task.TaskWorkflows;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.files.FilesRoom;
import dev.awo.worker.files.SecretCheck;
import dev.awo.worker.generate.GenerateRoom;
import dev.awo.worker.generate.GenerateSettings;
import dev.awo.worker.git.CommitIdentity;
import dev.awo.worker.git.GitRoom;
import dev.awo.worker.git.GitSettings;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import dev.awo.worker.sandbox.SandboxSettings;
import dev.awo.worker.secrets.SecretScanner;
import dev.awo.worker.verify.VerifyRoom;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.time.Duration;
import java.util.List;

/** Which room answers on which task queue. */
final class Wiring {
  private static final int WORKFLOW_CACHE = 1_000;
  private static final int FILE_SLOTS = 16;
  private static final int IDLE_WORKSPACES = 4;

  /** A cancelled command or call learns of it with its next heartbeat. */
  private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(1);

  /** The first workflow task loads classes; on a busy machine that takes longer than a second. */
  private static final Duration COLD_START = Duration.ofSeconds(10);

  private static final Duration HOST_PATIENCE = Duration.ofMinutes(10);

  private Wiring() {}

  static RunningWorker start(WorkerSettings settings) {
    WorkflowServiceStubs connection =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(settings.temporal()).build());
    WorkerFactory factory =
        WorkerFactory.newInstance(
            WorkflowClient.newInstance(
                connection,
                WorkflowClientOptions.newBuilder().setNamespace(settings.namespace()).build()),
            WorkerFactoryOptions.newBuilder()
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(WORKFLOW_CACHE)
                .build());
    register(factory, settings);
    factory.start();
    return new RunningWorker(factory, connection);
  }

  private static void register(WorkerFactory factory, WorkerSettings settings) {
    String host = TaskQueues.host(settings.hostId());
    int calls = settings.settings().parallel().calls();
    int commands = settings.settings().parallel().commands();
    BlobStore blobs = new DirectoryBlobStore(settings.data().resolve("blobs"));

    Worker workflows = factory.newWorker(TaskQueues.WORKFLOWS, options(FILE_SLOTS));
    TaskWorkflows.registerOn(workflows);
    DispatchWorkflows.registerOn(workflows);

    GitRoom git =
        new GitRoom(
            new GitSettings(
                settings.data().resolve("workspaces"),
                host,
                HOST_PATIENCE,
                IDLE_WORKSPACES,
                CommitIdentity.ORCHESTRATOR),
            blobs);
    Worker files = factory.newWorker(host, options(FILE_SLOTS));
    git.registerOn(factory.newWorker(TaskQueues.WORKSPACES, options(FILE_SLOTS)));
    git.registerOn(files);
    new FilesRoom(blobs, Wiring::secrets, git::restore, git::ignores).registerOn(files);

    GenerateSettings generate =
        GenerateSettings.of(
            settings.home(), settings.root().resolve("prompts"), settings.environment());
    new GenerateRoom(generate, blobs, SecretScanner::redact)
        .registerOn(factory.newWorker(TaskQueues.generate(host), options(calls)));

    Provisions provisions = new Provisions(settings.data().resolve("prepared"));
    provisions.sweep();
    Sandbox sandbox = Sandbox.open(SandboxSettings.under(settings.data().resolve("sandbox")));
    VerifyRoom verify =
        new VerifyRoom(
            blobs,
            sandbox,
            provisions,
            new AttemptScan(blobs, git::compare),
            SecretScanner::redact,
            commands);
    verify.registerOn(factory.newWorker(TaskQueues.verify(host), options(commands)));
    verify.registerPreparationOn(factory.newWorker(TaskQueues.prepare(host), options(calls)));
  }

  private static List<SecretCheck.Hit> secrets(String text) {
    return SecretScanner.find(text).stream()
        .map(match -> new SecretCheck.Hit(match.line(), match.rule()))
        .toList();
  }

  private static WorkerOptions options(int slots) {
    return WorkerOptions.newBuilder()
        .setUsingVirtualThreads(true)
        .setMaxConcurrentActivityExecutionSize(slots)
        .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
        .setDefaultDeadlockDetectionTimeout(COLD_START.toMillis())
        .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling(1, 16, 2))
        .build();
  }
}
