package dev.awo.api.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.awo.def.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewJsonTest {
  private final ObjectMapper strict = ViewJson.strict();

  @Test
  void whatIsLeftOutIsEmptyNotNull() throws Exception {
    NewTask task = strict.readValue("{\"project\":\"shop\",\"prompt\":\"go\"}", NewTask.class);

    assertThat(task).isEqualTo(NewTask.of("shop", "go"));
  }

  @Test
  void namesAreSnakeCase() throws Exception {
    NewTask task =
        strict.readValue(
            """
            {"project":"shop","prompt":"go","context_files":["a"],"max_attempts":2,
             "variables":{"keepMyCase":"x"}}
            """,
            NewTask.class);

    assertThat(task.contextFiles()).containsExactly("a");
    assertThat(task.maxAttempts()).contains(2);
    assertThat(task.variables()).isEqualTo(Map.of("keepMyCase", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt\":\"go\"}",
        "{\"project\":null,\"prompt\":\"go\"}",
        "{\"project\":\"shop\",\"prompt\":\"go\",\"max_attempts\":\"3\"}",
        "{\"project\":\"shop\",\"prompt\":\"go\",\"verify\":[null]}",
        "{\"project\":\"shop\",\"prompt\":\"go\"} trailing",
        "{\"project\":\"shop\",\"prompt\":[\"go\"]}"
      })
  void wrongShapesAreRefused(String json) {
    assertThatThrownBy(() -> strict.readValue(json, NewTask.class))
        .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
  }

  @Test
  void anUnknownFieldIsNamedToTheServerAndIgnoredByTheClient() throws Exception {
    String json = "{\"project\":\"shop\",\"prompt\":\"go\",\"max_attemps\":3}";

    assertThatThrownBy(() -> strict.readValue(json, NewTask.class))
        .isInstanceOfSatisfying(
            UnrecognizedPropertyException.class,
            e -> assertThat(e.getPropertyName()).isEqualTo("max_attemps"));
    assertThat(ViewJson.lenient().readValue(json, NewTask.class))
        .isEqualTo(NewTask.of("shop", "go"));
  }

  @Test
  void aMissingFieldIsNamed() {
    assertThatThrownBy(() -> strict.readValue("{\"project\":\"shop\"}", NewTask.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining("'prompt'");
  }

  @Test
  void aTaskSurvivesTheRoundTrip() throws Exception {
    TaskView task =
        new TaskView(
            "fix-login-x1y2",
            "shop",
            TaskStatus.RUNNING,
            Optional.of("asking the model"),
            Optional.empty(),
            Optional.empty(),
            1,
            new BigDecimal("0.00000012"),
            Optional.empty(),
            new TokensView(10, 2, 3, 1),
            Optional.empty(),
            "openai",
            "gpt",
            Instant.parse("2026-11-24T08:00:00.123Z"),
            Optional.of(Instant.parse("2026-11-24T08:00:01Z")),
            Optional.empty(),
            new TaskLinks(
                "/t",
                "/t/events",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            Optional.empty());
    Page<TaskView> page = new Page<>(List.of(task), Optional.of("abc"));

    String json = strict.writeValueAsString(page);

    assertThat(json)
        .contains("\"cost_usd\":0.00000012")
        .contains("\"cached_input\":2")
        .contains("\"status\":\"running\"")
        .contains("\"created\":\"2026-11-24T08:00:00.123Z\"")
        .doesNotContain("reason")
        .doesNotContain("null");
    assertThat(strict.readValue(json, new TypeReference<Page<TaskView>>() {})).isEqualTo(page);
  }
}
