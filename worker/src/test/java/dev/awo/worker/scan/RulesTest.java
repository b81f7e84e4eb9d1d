package dev.awo.worker.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule files agree with one another and with the code that reads them. */
final class RulesTest {
  private static final CallRules CALLS = CallRules.load();
  private static final CommandRules COMMANDS = CommandRules.load();
  private static final TextRules TEXTS = TextRules.load();

  private record RuleIds(@JsonProperty("rules") List<Rule> rules) {}

  @Test
  void everyRuleIsUsedAndEveryUsedRuleIsDescribed() {
    Set<String> used = new TreeSet<>(Set.of("infinite-loop", "scan-limit", "secret-in-content"));
    used.add("obfuscated-code");
    CALLS.calls().forEach(entry -> used.add(entry.rule()));
    CALLS.settings().forEach(entry -> used.add(entry.rule()));
    CALLS.imports().forEach(entry -> used.add(entry.rule()));
    CALLS.methods().forEach(entry -> used.add(entry.rule()));
    COMMANDS.commands().forEach(entry -> used.add(entry.rule()));
    COMMANDS.redirects().forEach(entry -> used.add(entry.rule()));
    TEXTS.texts().forEach(entry -> used.add(entry.rule()));
    List<Rule> rules = RuleFiles.read("rules.yaml", RuleIds.class).rules();
    assertThat(rules.stream().map(Rule::id)).containsExactlyInAnyOrderElementsOf(used);
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.message()).isNotBlank();
              assertThat(rule.fix()).isNotBlank();
            });
  }

  @Test
  void everyTestThatARuleNamesExists() {
    Tests tests = new Tests(new Places(List.of()), Set.of());
    Value value = new Value.Text("x");
    Code code = new Code.Nothing(0);
    Stream<String> named =
        Stream.of(
                CALLS.calls().stream()
                    .flatMap(entry -> entry.where().stream())
                    .filter(where -> !where.arg().equals("callee"))
                    .flatMap(where -> where.is().stream()),
                CALLS.settings().stream().flatMap(entry -> entry.is().stream()))
            .flatMap(all -> all);
    assertThat(named)
        .allSatisfy(
            test ->
                assertThatCode(() -> tests.holds(test, value, code)).doesNotThrowAnyException());
  }

  @Test
  void everyLanguageOfARuleHasASyntaxOrAGrammar() {
    assertThat(TEXTS.texts().stream().flatMap(entry -> entry.in().stream()))
        .allSatisfy(family -> assertThat(TEXTS.syntaxes()).containsKey(family));
    assertThat(TEXTS.shellCalls().keySet()).isSubsetOf(TEXTS.syntaxes().keySet());
  }

  @Test
  void theRulesAreListedInTheDocumentation() throws IOException {
    String page = Files.readString(Path.of("../docs/scanner.md"));
    List<String> rows =
        RuleFiles.read("rules.yaml", RuleIds.class).rules().stream()
            .map(
                rule ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(rule.id(), rule.severity().label(), rule.message(), rule.fix()))
            .toList();
    assertThat(page.lines().filter(line -> line.startsWith("| `"))).containsExactlyElementsOf(rows);
  }
}
