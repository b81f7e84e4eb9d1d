package dev.awo.worker;

import dev.awo.def.TaskQueues;
import dev.awo.def.autopilot.AutopilotWorkflows;
import dev.awo.def.dispatch.DispatchWorkflows;
import dev.awo.def.generate.Provider;
import dev.awo.def.merge.MergeWorkflows;
import dev.awo.def.notify.NotifyWorkflows;
import dev.awo.def.spec.CliAgent;
import dev.awo.def.spec.Settings;
import dev.awo.def.task.TaskWorkflows;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.files.FilesRoom;
import dev.awo.worker.files.SecretCheck;
import dev.awo.worker.generate.CliAgents;
import dev.awo.worker.generate.GenerateRoom;
import dev.awo.worker.generate.GenerateSettings;
import dev.awo.worker.git.CommitIdentity;
import dev.awo.worker.git.GitRoom;
import dev.awo.worker.git.GitSettings;
import dev.awo.worker.notify.NotifyRoom;
import dev.awo.worker.propose.ProposeRoom;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import dev.awo.worker.sandbox.SandboxSettings;
import dev.awo.worker.secrets.KnownSecrets;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    settings.makeData();
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

  /** Registers all rooms on one worker for each task queue. */
  static void register(WorkerFactory factory, WorkerSettings settings) {
    String host = TaskQueues.host(settings.hostId());
    int calls = settings.settings().parallel().calls();
    int commands = settings.settings().parallel().commands();
    BlobStore blobs = new DirectoryBlobStore(settings.data().resolve("blobs"));

    Worker workflows = factory.newWorker(TaskQueues.WORKFLOWS, options(FILE_SLOTS));
    TaskWorkflows.registerOn(workflows);
    DispatchWorkflows.registerOn(workflows);
    MergeWorkflows.registerOn(workflows);
    AutopilotWorkflows.registerOn(workflows);
    NotifyWorkflows.registerOn(workflows);

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
    GenerateSettings generate =
        GenerateSettings.of(
            settings.home(), settings.root().resolve("prompts"), settings.environment());
    Map<String, CliAgent> agents = settings.settings().cliAgents();
    KnownSecrets secrets = new KnownSecrets(keyVariables(settings.settings()), generate::variables);
    new NotifyRoom(settings.settings().webhooks(), generate::variables).registerOn(workflows);
    new FilesRoom(blobs, text -> hits(secrets, text), git::restore, git::ignores).registerOn(files);

    Provisions provisions = new Provisions(settings.data().resolve("prepared"));
    provisions.sweep();
    Sandbox sandbox =
        Sandbox.open(
            SandboxSettings.under(settings.data().resolve("sandbox"), settings.environment()));
    GenerateRoom models =
        new GenerateRoom(
            generate,
            blobs,
            secrets::redact,
            new CliAgents(agents, sandbox, provisions, new GitAgentTree(git)));
    Worker calling = factory.newWorker(TaskQueues.generate(host), options(calls));
    models.registerOn(calling);
    new ProposeRoom(blobs, new WorkspaceTree(models), models::ask, new GuardedPaths())
        .registerOn(calling);
    VerifyRoom verify =
        new VerifyRoom(
            blobs,
            sandbox,
            provisions,
            new AttemptScan(blobs, git::compare),
            secrets::redact,
            commands);
    verify.registerOn(factory.newWorker(TaskQueues.verify(host), options(commands)));
    verify.registerPreparationOn(factory.newWorker(TaskQueues.prepare(host), options(calls)));
  }

  private static List<SecretCheck.Hit> hits(KnownSecrets secrets, String text) {
    return secrets.find(text).stream()
        .map(hit -> new SecretCheck.Hit(hit.line(), hit.rule()))
        .toList();
  }

  private static List<String> keyVariables(Settings settings) {
    return Stream.of(
            Arrays.stream(Provider.values()).map(Provider::keyVariable),
            settings.cliAgents().values().stream().flatMap(agent -> agent.keys().stream()),
            settings.webhooks().stream().flatMap(webhook -> webhook.secretVariable().stream()))
        .flatMap(names -> names)
        .filter(name -> !name.isEmpty())
        .distinct()
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
