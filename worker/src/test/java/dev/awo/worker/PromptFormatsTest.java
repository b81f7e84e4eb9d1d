package dev.awo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.StopReason;
import dev.awo.worker.files.AnswerApplier;
import dev.awo.worker.files.AnswerOutcome;
import dev.awo.worker.files.AnswerText;
import dev.awo.worker.files.ApplyRequest;
import dev.awo.worker.files.GuardPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats that the system prompt teaches are the ones that the parser takes. */
final class PromptFormatsTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```\\w+.*?^```$");

  @TempDir Path root;

  @Test
  void everyExampleOfTheSystemPromptIsAppliedAsItSays() throws IOException {
    write("src/main/java/shop/Server.java", "class Server {\n    int port = 80;\n}\n");
    write("src/old.py", "old = True\n");
    String prompt = Files.readString(Path.of("..", "prompts", "system.md"));
    String answer =
        EXAMPLE
            .matcher(prompt)
            .results()
            .map(found -> found.group())
            .collect(Collectors.joining("\n\n"));

    AnswerOutcome outcome =
        new AnswerApplier(text -> List.of())
            .apply(
                new ApplyRequest(
                    root,
                    AnswerText.of(answer),
                    StopReason.STOP,
                    GuardPolicy.DEFAULT,
                    ApplyRequest.Writing.WRITE));

    assertThat(outcome).isInstanceOf(AnswerOutcome.Applied.class);
    assertThat(root.resolve("src/greeting.py")).content().startsWith("def greet(name):\n");
    assertThat(root.resolve("src/main/java/shop/Server.java"))
        .content()
        .isEqualTo("class Server {\n    int port = settings.port();\n}\n");
    assertThat(root.resolve("src/old.py")).doesNotExist();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
