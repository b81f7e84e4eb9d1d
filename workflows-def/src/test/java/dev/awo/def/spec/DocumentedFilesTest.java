package dev.awo.def.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the files shows what the reader accepts, and all of it. */
class DocumentedFilesTest {
  private static final Path PAGE = Path.of("..", "docs", "yaml-files.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^## [`]?([\\w/*.]+).*?^```yaml\n(.*?)^```");

  record Example(String title, String yaml) {
    DocumentType type() {
      return switch (title) {
        case "tasks/queue.yaml" -> DocumentType.QUEUE;
        case "workflows/*.yaml" -> DocumentType.WORKFLOW;
        case "projects.yaml" -> DocumentType.PROJECTS;
        case "Proposals" -> DocumentType.PROPOSALS;
        case "awo.yml" -> DocumentType.SETTINGS;
        case "prices.yaml" -> DocumentType.PRICES;
        default -> throw new AssertionError("no such file: " + title);
      };
    }
  }

  static Stream<Example> examples() throws IOException {
    List<MatchResult> results = EXAMPLE.matcher(Files.readString(PAGE)).results().toList();
    return results.stream().map(found -> new Example(found.group(1), found.group(2)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Example example) {
    assertThat(new SpecReader().read(example.type(), example.yaml()))
        .isInstanceOf(Read.Valid.class);
  }

  @Test
  void everyTypeHasAnExample() throws IOException {
    assertThat(examples().map(Example::type)).containsExactlyInAnyOrder(DocumentType.values());
  }

  @Test
  void everyAgentIsNamed() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Agents.KNOWN).allSatisfy(agent -> assertThat(page).contains("`" + agent + "`"));
    assertThat(Variables.BUILT_IN).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }
}
