package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
  private static final Map<String, String> VALUES =
      Map.of("task", "sum", "instruction", "use {{task}} and {{nothing}}", "a_1", "one");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain text, plain text",
        "{{task}}, sum",
        "{{ task }} and {{task}}., sum and sum.",
        "{{a_1}}, one",
        // A value is data: its braces mean nothing.
        "\"<{{instruction}}>\", <use {{task}} and {{nothing}}>",
        // Four braces stand for two.
        "{{{{task}}, {{task}}",
        "\"{{{{ mustache }} {{task}}\", {{ mustache }} sum",
        // Single braces, and closing ones, are text.
        "f\"\"{a}\"\" } }} {, f\"\"{a}\"\" } }} {",
        "\"{a: {b: {{task}} }}\", {a: {b: sum }}"
      })
  void variablesAreFilledIn(String template, String expected) {
    assertThat(Template.parse("t", template).fill(VALUES)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "{{}}",
        "{{ }}",
        "{{Task}}",
        "{{1st}}",
        "{{task",
        "{{task}",
        "{{ta sk}}",
        "\"{{ta\nsk}}\"",
        "{{#if x}}",
        "{{{task}}}",
        "{{task.name}}"
      })
  void bracesThatOpenNoVariableAreRefused(String template) {
    assertThatThrownBy(() -> Template.parse("x.md", "one\ntwo " + template))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("PROMPT_TEMPLATE");
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).startsWith("x.md, line 2: '{{'");
            });
  }

  @Test
  void unknownVariableIsNamedWithItsLineAndTheKnownOnes() {
    Template template = Template.parse("x.md", "{{task}}\n\n{{ modul }}\n");

    assertThatThrownBy(() -> template.requireOnly(List.of("task", "module")))
        .hasMessageContaining("x.md, line 3: no variable {{modul}}")
        .hasMessageContaining("task, module");
  }

  @Test
  void missingValueIsNamedWithItsLine() {
    assertThatThrownBy(() -> Template.parse("x.md", "\n{{findings}}").fill(VALUES))
        .hasMessageContaining("x.md, line 2: {{findings}}");
  }
}
