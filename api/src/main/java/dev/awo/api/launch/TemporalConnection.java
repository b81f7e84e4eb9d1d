package dev.awo.api.launch;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import dev.awo.api.ledger.Ledger;
import dev.awo.def.TaskQueues;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Temporal, and the worker that polls the ledger's task queue over it. The server
 * may be away when this starts, and at any time later: the connection comes back by itself.
 */
public final class TemporalConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalConnection.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final double METRICS_SECONDS = 10;
  private static final int LEDGER_CALLS = 200;

  private final TemporalTarget target;
  private final Scope metrics;
  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final Worker ledgerWorker;
  private final Thread starting;
  private volatile boolean started;

  private TemporalConnection(TemporalTarget target, Ledger ledger, MeterRegistry registry) {
    this.target = target;
    metrics =
        new RootScopeBuilder()
            .reporter(new MicrometerClientStatsReporter(registry))
            .reportEvery(com.uber.m3.util.Duration.ofSeconds(METRICS_SECONDS));
    service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(target.address())
                .setMetricsScope(metrics)
                .setConnectionBackoffResetFrequency(Duration.ofSeconds(1))
                .validateAndBuildWithDefaults());
    client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace(target.namespace()).build());
    workers = WorkerFactory.newInstance(client);
    ledgerWorker =
        workers.newWorker(
            TaskQueues.LEDGER,
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(LEDGER_CALLS)
                .setUsingVirtualThreadsOnActivityWorker(true)
                .build());
    ledgerWorker.registerActivitiesImplementations(
        new TellingLedgerActivities(ledger.activities(), client),
        new LedgerDispatchActivities(
            ledger.dispatch(), new LostTasks(ledger, this, Clock.systemUTC()), client));
    starting = Thread.ofVirtual().name("temporal-start").unstarted(this::startWorkers);
  }

  /** Can be spoken to; polls nothing until {@link #start}. */
  public static TemporalConnection open(
      TemporalTarget target, Ledger ledger, MeterRegistry registry) {
    return new TemporalConnection(target, ledger, registry);
  }

  /**
   * Connects in the background.
   *
   * @param activities answered on the ledger's task queue beside the ledger's own
   */
  public void start(Object... activities) {
    ledgerWorker.registerActivitiesImplementations(activities);
    starting.start();
  }

  private void startWorkers() {
    boolean told = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        new SearchAttributeSetup(target, service.getOptions().getMetricsScope()).run();
        workers.start();
        started = true;
        LOG.info("connected to Temporal at {}, namespace {}", target.address(), target.namespace());
        return;
      } catch (StatusRuntimeException e) {
        if (!told) {
          LOG.warn(
              "Temporal cannot be used at {} ({}); trying on. Is it running, and is the address"
                  + " right?",
              target.address(),
              e.getStatus().getCode());
          told = true;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public TemporalTarget target() {
    return target;
  }

  /** The server's version; absent when it does not answer within two seconds. */
  public Optional<String> serverVersion() {
    try {
      return Optional.of(
          service
              .blockingStub()
              .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
              .getServerVersion());
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  /** Workers that polled for workflow tasks lately; 0 when the server does not tell. */
  public int workflowWorkers() {
    try {
      return service
          .blockingStub()
          .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .describeTaskQueue(
              DescribeTaskQueueRequest.newBuilder()
                  .setNamespace(target.namespace())
                  .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.WORKFLOWS))
                  .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                  .build())
          .getPollersCount();
    } catch (StatusRuntimeException e) {
      return 0;
    }
  }

  /**
   * How a workflow stands. Fails with {@code NOT_FOUND} when there is none, and with another status
   * when the server does not answer within two seconds.
   */
  DescribeWorkflowExecutionResponse describe(String workflow) {
    return service
        .blockingStub()
        .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(target.namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow))
                .build());
  }

  WorkflowClient client() {
    return client;
  }

  ScheduleClient schedules() {
    return ScheduleClient.newInstance(
        service, ScheduleClientOptions.newBuilder().setNamespace(target.namespace()).build());
  }

  WorkflowServiceStubs service() {
    return service;
  }

  @Override
  public void close() throws ScopeCloseException {
    starting.interrupt();
    if (started) {
      stopWorkers();
    }
    service.shutdownNow();
    service.awaitTermination(1, TimeUnit.SECONDS);
    metrics.close();
  }

  private void stopWorkers() {
    try {
      workers.shutdown();
      workers.awaitTermination(5, TimeUnit.SECONDS);
    } catch (StatusRuntimeException e) {
      LOG.warn("Temporal was not told that this process ends ({})", e.getStatus().getCode());
    }
  }
}
