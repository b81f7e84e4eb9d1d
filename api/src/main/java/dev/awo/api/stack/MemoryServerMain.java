package dev.awo.api.stack;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The in-memory Temporal server of temporal-testing as a process, for machines without the Temporal
 * CLI. It keeps nothing, knows no schedules and has no web UI.
 */
public final class MemoryServerMain {
  private MemoryServerMain() {}

  /** The one argument is the port on the loopback interface. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int port = Integer.parseInt(args[0]);
    // TestServer itself would listen on every interface.
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    TestServicesStarter services = new TestServicesStarter(true, 0);
    GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
    Server server = builder.build().start();
    try {
      registerSearchAttributes("127.0.0.1:" + port);
    } catch (RuntimeException e) {
      server.shutdownNow();
      throw e;
    }
    server.awaitTermination();
  }

  private static void registerSearchAttributes(String address) {
    OperatorServiceStubs stubs =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(address)
                .validateAndBuildWithDefaults());
    Map<String, IndexedValueType> types = new LinkedHashMap<>();
    StackPlan.SEARCH_ATTRIBUTES.forEach(key -> types.put(key.getName(), key.getValueType()));
    stubs
        .blockingStub()
        .addSearchAttributes(
            AddSearchAttributesRequest.newBuilder().putAllSearchAttributes(types).build());
    stubs.shutdown();
  }
}
