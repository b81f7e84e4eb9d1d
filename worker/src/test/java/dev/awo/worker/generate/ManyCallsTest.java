package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import dev.awo.worker.generate.Conversation.Role;
import dev.awo.worker.generate.Conversation.Turn;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls in flight cost no threads of the operating system, and hang up when they are closed. */
final class ManyCallsTest {
  private static final int CALLS = 300;
  private static final Conversation CONVERSATION =
      new Conversation(List.of(new Turn(Role.USER, "the task")));

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void hundredsOfCallsShareAFewThreads(Provider provider) throws Exception {
    try (StubServer server = new StubServer(Streams.beginning(provider, "first words"))) {
      Map<String, String> environment = new LinkedHashMap<>();
      environment.put(provider.baseUrlVariable(), server.baseUrl());
      Models models = new Models(new Requests(root).settings(environment));
      ModelChoice choice = new ModelChoice(provider.label(), "m", 1000, 20_000);
      List<ModelCall> calls = new ArrayList<>();
      int before = ManagementFactory.getThreadMXBean().getThreadCount();

      for (int i = 0; i < CALLS; i++) {
        calls.add(models.start(choice, CONVERSATION, 1));
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> calls.stream().allMatch(call -> call.characters() == 11));
      assertThat(server.open()).isEqualTo(CALLS);
      assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(before + 50);

      calls.forEach(ModelCall::close);
      await().atMost(Duration.ofSeconds(60)).until(() -> server.open() == 0);
    }
  }
}
