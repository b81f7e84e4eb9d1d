package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.generate.StopReason;
import dev.awo.def.spec.ProtectedGroups;
import dev.awo.worker.files.AnswerOutcome.Applied;
import dev.awo.worker.files.AnswerOutcome.Blocked;
import dev.awo.worker.files.ApplyRequest.Writing;
import dev.awo.worker.files.JudgeRequest.TreeChange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pattern of {@code guard-paths.txt}, at work: a new one needs a line of examples. */
class GuardedDefaultsTest {
  private static final AnswerApplier APPLIER = new AnswerApplier(text -> List.of());
  private static final String PROTECTED = "protected ";
  private static final String OLD = "old\n";
  private static final String NEW = "new\n";

  @TempDir private Path root;

  /** A path that a pattern is for. */
  record Example(String section, String pattern, String path) {
    Reason reason() {
      return section.equals("sensitive") ? Reason.SENSITIVE_PATH : Reason.PROTECTED_FILE;
    }

    List<String> folded() {
      return RepoPath.split(path).stream().map(PathFold::fold).toList();
    }
  }

  static Stream<Example> refused() throws IOException {
    return examples().filter(e -> e.section().equals("sensitive") || isProtected(e));
  }

  static Stream<Example> liftable() throws IOException {
    return examples().filter(GuardedDefaultsTest::isProtected);
  }

  static Stream<Example> harmless() throws IOException {
    return examples().filter(e -> e.section().equals("harmless"));
  }

  static Stream<Example> approved() throws IOException {
    return examples().filter(e -> e.section().equals("approval"));
  }

  @Test
  void everyPatternHasAnExampleForEachOfItsChoices() throws IOException {
    List<String> patterns = new ArrayList<>();
    String section = "";
    for (String line : lines("guard-paths.txt")) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else {
        patterns.add(section + "\t" + line);
      }
    }
    List<String[]> examples =
        lines("guarded-defaults.tsv").stream().map(line -> line.split("\t", -1)).toList();

    assertThat(examples.stream().map(e -> e[0] + "\t" + e[1])).containsExactlyElementsOf(patterns);
    for (String[] example : examples) {
      for (String choice : choices(example[1])) {
        assertThat(Arrays.stream(example).skip(2))
            .as(choice)
            .anyMatch(path -> Glob.parse(choice).matches(new Example("", "", path).folded()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anAnswerMayNotChangeDeleteRenameOrReplaceIt(Example example) throws IOException {
    TreeFixture.file(root, example.path(), OLD);
    TreeFixture.file(root, "plain.txt", OLD);
    Map<String, String> before = TreeFixture.snapshot(root);

    answers(example.path())
        .forEach(
            (what, answer) ->
                assertThat(refusals(apply(answer, GuardPolicy.DEFAULT)))
                    .as(what)
                    .containsExactly(example.reason().wireName() + " " + example.path()));
    assertThat(refusals(apply(link(example.path()), GuardPolicy.DEFAULT)))
        .as("no answer may make a link, whatever its name")
        .contains("unsupported_mode " + example.path());

    assertThat(TreeFixture.snapshot(root)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anAgentMayNotChangeDeleteRenameOrReplaceIt(Example example) throws IOException {
    TreeFixture.file(root, example.path(), NEW);

    trees(example.path())
        .forEach(
            (what, changes) ->
                assertThat(refusals(judge(changes, GuardPolicy.DEFAULT)))
                    .as(what)
                    .containsExactly(example.reason().wireName() + " " + example.path()));
  }

  @ParameterizedTest
  @MethodSource("liftable")
  void aGroupIsLiftedByItsOwnNameOnly(Example example) throws IOException {
    String group = example.section().substring(PROTECTED.length());
    List<String> others = ProtectedGroups.KNOWN.stream().filter(g -> !g.equals(group)).toList();
    TreeFixture.file(root, example.path(), NEW);
    List<TreeChange> change = List.of(change(example.path(), OLD, NEW, "100644"));
    String answer = "<!-- file: " + example.path() + " -->\n```\nnewer\n```\n";

    assertThat(refusals(judge(change, lifting(others)))).hasSize(1);
    assertThat(refusals(apply(answer, lifting(others)))).hasSize(1);
    assertThat(judge(change, lifting(List.of(group)))).isInstanceOf(Applied.class);
    assertThat(apply(answer, lifting(List.of(group)))).isInstanceOf(Applied.class);
    assertThat(root.resolve(example.path())).hasContent("newer\n");
  }

  @Test
  void groupsHaveTheNamesThatOperatorsAreTold() throws IOException {
    assertThat(liftable().map(e -> e.section().substring(PROTECTED.length())).distinct())
        .containsExactlyElementsOf(ProtectedGroups.KNOWN);
    assertThatThrownBy(() -> lifting(List.of("sensitive")))
        .as("files with secrets are never lifted")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void anExampleOfASensitiveFileMayBeChanged(Example example) throws IOException {
    TreeFixture.file(root, example.path(), NEW);

    assertThat(judge(List.of(change(example.path(), OLD, NEW, "100644")), GuardPolicy.DEFAULT))
        .isInstanceOf(Applied.class);
  }

  @ParameterizedTest
  @MethodSource("approved")
  void whatABuildOrAnAgentRunsIsReportedForApproval(Example example) throws IOException {
    String now =
        example.path().equals("pom.xml")
            ? "<project><build><plugins><plugin/></plugins></build></project>\n"
            : "[build-system]\n";
    TreeFixture.file(root, example.path(), now);

    AnswerOutcome outcome =
        judge(List.of(change(example.path(), OLD, now, "100644")), GuardPolicy.DEFAULT);

    assertThat(((Applied) outcome).needsApproval())
        .extracting(Approval::path)
        .containsExactly(example.path());
  }

  private static Map<String, String> answers(String path) {
    return Map.of(
        "change", "<!-- file: " + path + " -->\n```\nnew\n```\n",
        "deletion", diff(path, path, "deleted file mode 100644\n"),
        "rename", diff(path, "b.txt", "rename from " + path + "\nrename to b.txt\n"),
        "rename to it", diff("plain.txt", path, "rename from plain.txt\nrename to " + path + "\n"));
  }

  private static String link(String path) {
    return diff(path, path, "old mode 100644\nnew mode 120000\n")
        + diff(path, path, "new file mode 120000\n");
  }

  private static String diff(String before, String after, String header) {
    return "```diff\ndiff --git a/%s b/%s\n%s```\n".formatted(before, after, header);
  }

  private static Map<String, List<TreeChange>> trees(String path) {
    TreeChange gone = change(path, OLD, "", "100644");
    return Map.of(
        "change", List.of(change(path, OLD, NEW, "100644")),
        "creation", List.of(change(path, "", NEW, "100644")),
        "deletion", List.of(gone),
        "rename", List.of(gone, change("b.txt", "", OLD, "100644")),
        "rename to it",
            List.of(change("plain.txt", OLD, "", "100644"), change(path, "", OLD, "100644")),
        "link", List.of(change(path, OLD, "plain.txt", "120000")),
        "mode", List.of(change(path, OLD, OLD, "100755")));
  }

  /** An empty text is no file. */
  private static TreeChange change(String path, String before, String after, String mode) {
    return new TreeChange(path, content(before), content(after), mode);
  }

  private static Optional<FileContent> content(String text) {
    return Optional.of(text)
        .filter(some -> !some.isEmpty())
        .map(some -> FileContent.of(some.getBytes(StandardCharsets.UTF_8)));
  }

  private AnswerOutcome apply(String answer, GuardPolicy policy) {
    try {
      return APPLIER.apply(
          new ApplyRequest(root, AnswerText.of(answer), StopReason.STOP, policy, Writing.WRITE));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private AnswerOutcome judge(List<TreeChange> changes, GuardPolicy policy) {
    try {
      return APPLIER.judge(new JudgeRequest(root, changes, policy));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static GuardPolicy lifting(List<String> groups) {
    return new GuardPolicy(List.of(), groups, 1 << 20, 200);
  }

  private static List<String> refusals(AnswerOutcome outcome) {
    return outcome instanceof Blocked blocked
        ? blocked.rejections().stream().map(r -> r.reason().wireName() + " " + r.path()).toList()
        : List.of();
  }

  private static boolean isProtected(Example example) {
    return example.section().startsWith(PROTECTED);
  }

  private static Stream<Example> examples() throws IOException {
    return lines("guarded-defaults.tsv").stream()
        .map(line -> line.split("\t", -1))
        .flatMap(f -> Arrays.stream(f).skip(2).map(path -> new Example(f[0], f[1], path)));
  }

  /** What a pattern with braces stands for. */
  private static List<String> choices(String pattern) {
    int open = pattern.indexOf('{');
    int close = pattern.indexOf('}', open + 1);
    return open < 0
        ? List.of(pattern)
        : Arrays.stream(pattern.substring(open + 1, close).split(",", -1))
            .map(choice -> pattern.substring(0, open) + choice + pattern.substring(close + 1))
            .flatMap(partly -> choices(partly).stream())
            .toList();
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = GuardedDefaultsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
