package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectSummaryTest {
  private static final Set<String> NOTHING = new TreeSet<>();

  @TempDir Path root;

  @Test
  void smallProjectIsListedFileByFile() {
    Requests requests =
        new Requests(root)
            .file("app/main.py", "x".repeat(1500))
            .file("app/util.py", "y")
            .file("README.md", "# App\n\nDoes things.\n")
            .file("AGENTS.md", "Use tabs.\n")
            .file("node_modules/left-pad/index.js", "z");

    assertThat(summary(requests, 2000, NOTHING))
        .isEqualTo(
            """
            4 files, 2 kB (2 .md, 2 .py)

            ./: AGENTS.md 10 B, README.md 20 B
            app/: main.py 2 kB, util.py 1 B

            AGENTS.md begins:

            ```text
            Use tabs.
            ```

            README.md begins:

            ```text
            # App

            Does things.
            ```""");
  }

  @Test
  void exportedNamesAreListedMostUsedFirstWithoutTestsAndShownFiles() {
    Requests requests =
        new Requests(root)
            .file("src/rare.ts", "export function rare() {}\n")
            .file("src/cart.ts", "export class Cart { add(): void {} }\nfunction hidden() {}\n")
            .file("src/a.ts", "import {Cart} from './cart';\nexport const a = new Cart();\n")
            .file("src/b.ts", "import {Cart} from './cart';\n")
            .file("src/cart.test.ts", "export const fixture = 1;\n");

    assertThat(summary(requests, 2000, Set.of("src/a.ts")))
        .contains(
            """
            What files export, the most used first:

            src/cart.ts: Cart(add)
            src/rare.ts: rare""")
        .doesNotContain("hidden", "fixture", "src/a.ts:");
  }

  @Test
  void whatIsShownElsewhereIsNotRepeated() {
    Requests requests = new Requests(root).file("README.md", "# App\n");

    assertThat(summary(requests, 2000, Set.of("README.md"))).doesNotContain("begins");
  }

  @Test
  void largeProjectNamesTheNeighboursOfWhatIsShown() {
    Requests requests = new Requests(root).file("lib/near/a.py", "").file("lib/near/b.py", "");
    for (int i = 0; i < 600; i++) {
      requests.file("src/a" + i % 30 + "/File" + i + ".java", "class X {}\n");
    }

    assertThat(summary(requests, 1000, Set.of("lib/near/a.py")))
        .contains("lib/near/: a.py 0 B, b.py 0 B", "src/a7/: 20 files")
        .doesNotContain("File7.java");
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 300, 1000, 2000})
  void largeProjectIsCutToItsShare(int tokens) {
    Requests requests = new Requests(root).file("README.md", "words\n".repeat(2_000));
    for (int i = 0; i < 600; i++) {
      requests.file("src/a" + i % 30 + "/b" + i % 60 + "/File" + i + ".java", "class X {}\n");
    }

    String summary = summary(requests, tokens, NOTHING);

    assertThat(Tokens.in(summary)).isLessThanOrEqualTo(tokens);
    assertThat(summary).startsWith("601 files");
  }

  private static String summary(Requests requests, int tokens, Set<String> shown) {
    WorkspaceReader reader = new WorkspaceReader(requests.workspace, text -> text);
    return new ProjectSummary(reader, reader.files(), new Exports()).within(tokens, shown);
  }
}
