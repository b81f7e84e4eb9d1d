package dev.awo.api;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.RunningApi.Answer;
import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.stack.RealTemporal;
import dev.awo.def.TaskQueues;
import dev.awo.def.autopilot.AutopilotWorkflows;
import dev.awo.def.dispatch.DispatchWorkflows;
import dev.awo.def.notify.NotifyWorkflows;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import dev.awo.def.task.TaskWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The API on a real Temporal server, with a worker that has the real workflows and fake rooms. */
final class QueueFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final List<String> TUNING =
      List.of(
          "--dynamic-config-value",
          "history.transferProcessorMaxPollRPS=2000",
          "--dynamic-config-value",
          "history.timerProcessorMaxPollRPS=2000");

  private final TemporalDevServer server;
  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final RunningApi api;
  private final FakeRooms rooms;
  private final FakeReceivers receivers = new FakeReceivers();
  private final Path directory;

  private QueueFixture(Path directory, String settings) throws Exception {
    this.directory = directory;
    Path home = directory.resolve("home");
    rooms =
        new FakeRooms(new BlobDirectory(home.resolve("data/blobs")).put("expected 1 but was 2"));
    server =
        TemporalDevServer.start(
            TemporalDevServerOptions.newBuilder()
                .setExistingPath(RealTemporal.cli().toString())
                .setLogLevel("error")
                .setExtraArgs(TUNING)
                .build());
    service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.getTarget()).build());
    client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace("default").build());
    workers = WorkerFactory.newInstance(client);
    Worker workflows = workers.newWorker(TaskQueues.WORKFLOWS);
    TaskWorkflows.registerOn(workflows);
    DispatchWorkflows.registerOn(workflows);
    NotifyWorkflows.registerOn(workflows);
    AutopilotWorkflows.registerOn(workflows);
    workflows.registerActivitiesImplementations(receivers);
    for (String queue :
        List.of(
            TaskQueues.WORKSPACES,
            FakeRooms.HOST,
            TaskQueues.generate(FakeRooms.HOST),
            TaskQueues.verify(FakeRooms.HOST))) {
      workers
          .newWorker(queue, WorkerOptions.newBuilder().setUsingVirtualThreads(true).build())
          .registerActivitiesImplementations(rooms);
    }
    workers.start();
    api = RunningApi.start(home, server.getTarget(), settings(settings));
    await().atMost(PATIENCE).until(() -> api.get("/api/v1/info").body().contains("temporal"));
  }

  static QueueFixture start(Path directory, String settings) throws Exception {
    return new QueueFixture(directory, settings);
  }

  private static Settings settings(String yaml) {
    if (new SpecReader().settings(yaml) instanceof Read.Valid<Settings> valid) {
      return valid.value();
    }
    throw new IllegalArgumentException("no valid settings: " + yaml);
  }

  RunningApi api() {
    return api;
  }

  FakeRooms rooms() {
    return rooms;
  }

  FakeReceivers receivers() {
    return receivers;
  }

  WorkflowClient client() {
    return client;
  }

  /** Registers a new repository under this id. */
  void project(String id) throws Exception {
    Path repository = RunningApi.repository(directory.resolve("repositories").resolve(id));
    expect(
        api.post(
            "/api/v1/projects",
            Map.of("path", repository.toString(), "id", id, "verify", List.of("make test"))),
        201);
  }

  JsonNode queue(String yaml) throws Exception {
    return expect(api.post("/api/v1/queue", Map.of("yaml", yaml)), 200).json();
  }

  JsonNode mode(String project, Map<String, ?> mode) throws Exception {
    return expect(
            api.change(
                "PUT", "/api/v1/queue/" + project, new ObjectMapper().writeValueAsString(mode)),
            200)
        .json();
  }

  JsonNode task(String id) throws IOException, InterruptedException {
    return api.get("/api/v1/tasks/" + id).json();
  }

  void awaitStatus(String id, String status) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> task(id).path("status").asText().equals(status));
  }

  /** The task in the queue: its state and the reason. */
  String place(String project, String id) throws IOException, InterruptedException {
    for (JsonNode item : api.get("/api/v1/queue?project=" + project).json().get("items")) {
      if (item.get("task").get("id").asText().equals(id)) {
        return item.get("state").asText() + ": " + item.path("reason").asText();
      }
    }
    return "absent";
  }

  Answer expect(Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
    return answer;
  }

  @Override
  public void close() {
    api.close();
    workers.shutdownNow();
    workers.awaitTermination(5, TimeUnit.SECONDS);
    service.shutdownNow();
    server.close();
  }
}
