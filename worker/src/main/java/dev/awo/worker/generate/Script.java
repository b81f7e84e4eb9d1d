package dev.awo.worker.generate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.awo.def.FailureKind;
import dev.awo.def.generate.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A file of answers for the demo and for tests: the first that fits the prompt and the attempt is
 * given. Nothing is remembered between calls, so that any number of tasks may use one file.
 */
record Script(Path file, List<Entry> answers) {
  private static final ObjectMapper YAML = YAMLMapper.builder().build();
  private static final java.util.regex.Pattern DELAY =
      java.util.regex.Pattern.compile("([0-9]{1,7})(ms|s|m)");

  /** What is said, and after how long. */
  record Line(String text, StopReason stop, Duration delay) {}

  /**
   * One entry of the file; Jackson leaves null what it does not say.
   *
   * @param match a regular expression that must be found in the prompt
   * @param attempt the attempt that it is for, 1-based
   * @param delay such as {@code 10s} or {@code 250ms}
   * @param stop {@code stop} or {@code length}
   */
  record Entry(
      @Nullable String match,
      @Nullable Integer attempt,
      @Nullable String delay,
      @Nullable String stop,
      @JsonProperty(required = true) String text) {}

  private record Content(@JsonProperty(required = true) List<Entry> answers) {}

  Script {
    answers = List.copyOf(answers);
  }

  /** Fails with {@link FailureKind#PROVIDER_CONFIGURATION} when the file cannot be used. */
  static Script read(Path home, String name) {
    Path file = home.resolve(name);
    try {
      return new Script(file, YAML.readValue(Files.readString(file), Content.class).answers());
    } catch (JsonMappingException e) {
      throw unusable(
          file,
          line(e)
              + " must be a list named answers, whose entries have text, and may have match,"
              + " attempt, delay and stop");
    } catch (JsonProcessingException e) {
      throw unusable(
          file, line(e) + " " + e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
    } catch (IOException e) {
      throw unusable(file, " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  Line lineFor(String prompt, int attempt) {
    return answers.stream()
        .filter(entry -> entry.attempt() == null || entry.attempt() == attempt)
        .filter(entry -> entry.match() == null || isIn(entry.match(), prompt))
        .findFirst()
        .map(entry -> new Line(entry.text(), stop(entry), delay(entry)))
        .orElseThrow(() -> unusable(file, " has no answer for this prompt in attempt " + attempt));
  }

  private boolean isIn(String regex, String prompt) {
    try {
      return Pattern.compile(regex).matcher(prompt).find();
    } catch (PatternSyntaxException e) {
      throw unusable(file, " has a bad regular expression: " + e.getMessage());
    }
  }

  private StopReason stop(Entry entry) {
    String stop = Objects.requireNonNullElse(entry.stop(), "stop");
    return switch (stop) {
      case "stop" -> StopReason.STOP;
      case "length" -> StopReason.LENGTH;
      default -> throw unusable(file, " has stop: " + stop + "; use stop or length");
    };
  }

  private Duration delay(Entry entry) {
    String text = Objects.requireNonNullElse(entry.delay(), "0s").toLowerCase(Locale.ROOT);
    Matcher matcher = DELAY.matcher(text);
    if (!matcher.matches()) {
      throw unusable(file, " has delay: " + text + "; write it like 10s or 250ms");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr() + ",";
  }

  private static RuntimeException unusable(Path file, String what) {
    return FailureKind.PROVIDER_CONFIGURATION.failure(
        "the file of scripted answers " + file + what);
  }
}
