package dev.awo.api.launch;

import com.uber.m3.tally.Scope;
import dev.awo.def.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Registers the search attributes that the server does not know yet. */
final class SearchAttributeSetup {
  private static final List<SearchAttributeKey<?>> ALL =
      List.of(
          SearchAttributes.PROJECT,
          SearchAttributes.TASK,
          SearchAttributes.STATUS,
          SearchAttributes.ATTEMPT,
          SearchAttributes.COST_MICROS);

  private final TemporalTarget target;
  private final Scope metrics;

  SearchAttributeSetup(TemporalTarget target, Scope metrics) {
    this.target = target;
    this.metrics = metrics;
  }

  void run() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(target.address())
                .setMetricsScope(metrics)
                .validateAndBuildWithDefaults());
    try {
      Set<String> known = known(operator);
      for (SearchAttributeKey<?> key : ALL) {
        if (!known.contains(key.getName())) {
          add(operator, key);
        }
      }
    } finally {
      operator.shutdownNow();
      operator.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private Set<String> known(OperatorServiceStubs operator) {
    try {
      return Set.copyOf(
          operator
              .blockingStub()
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(target.namespace()).build())
              .getCustomAttributesMap()
              .keySet());
    } catch (StatusRuntimeException e) {
      // The in-memory server has no list, and lets every attribute be added again.
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return Set.of();
      }
      throw e;
    }
  }

  private void add(OperatorServiceStubs operator, SearchAttributeKey<?> key) {
    IndexedValueType type = key.getValueType();
    try {
      operator
          .blockingStub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(target.namespace())
                  .putSearchAttributes(key.getName(), type)
                  .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }
}
