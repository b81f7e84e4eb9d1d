package dev.awo.api;

import dev.awo.def.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A Temporal server in this process, with a worker that runs {@link FakeTaskWorkflow}. */
public final class LocalTemporal implements AutoCloseable {
  private final TestServer.PortBoundTestServer server;
  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final String address;

  private LocalTemporal(int port) {
    address = "127.0.0.1:" + port;
    server = TestServer.createPortBoundServer(port, true);
    service =
        WorkflowServiceStubs.newConnectedServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build(),
            Duration.ofSeconds(30));
    client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace("default").build());
    workers = WorkerFactory.newInstance(client);
    workers
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(FakeTaskWorkflow.class);
  }

  /** Without a worker, tasks wait. */
  public static LocalTemporal withoutWorker() {
    return new LocalTemporal(freePort());
  }

  public static LocalTemporal start() {
    LocalTemporal temporal = withoutWorker();
    temporal.startWorker();
    return temporal;
  }

  public void startWorker() {
    workers.start();
  }

  public String address() {
    return address;
  }

  public WorkflowClient client() {
    return client;
  }

  /** A port of the loopback interface on which nothing listens. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.awaitTermination(5, TimeUnit.SECONDS);
    service.shutdownNow();
    server.close();
  }
}
