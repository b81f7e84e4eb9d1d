package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import dev.awo.worker.generate.Conversation.Role;
import dev.awo.worker.generate.Conversation.Turn;
import io.temporal.failure.ApplicationFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Calls that are bound to fail. */
final class Troubles {
  /** The key, and also words of the prompt and of the provider's answers: to be seen nowhere. */
  static final String PRIVATE = "sk-private-0123456789";

  private Troubles() {}

  static ApplicationFailure of(Path root, Provider provider, String baseUrl) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(provider.keyVariable(), PRIVATE);
    environment.put(provider.baseUrlVariable(), baseUrl);
    Conversation conversation = new Conversation(List.of(new Turn(Role.USER, "please " + PRIVATE)));
    Models models = new Models(new Requests(root).settings(environment));
    ModelChoice choice = new ModelChoice(provider.label(), "some-model", 777, 20_000);
    try (ModelCall call = models.start(choice, conversation, 1)) {
      Throwable failure = catchThrowable(() -> call.answer().get(20, TimeUnit.SECONDS));
      assertThat(failure).hasCauseInstanceOf(ApplicationFailure.class);
      return (ApplicationFailure) Objects.requireNonNull(failure.getCause());
    }
  }

  /** The failure as a log or Temporal would show it, causes and their messages included. */
  static String everythingIn(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
