package dev.awo.worker.scan;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shape of {@code commands.yaml}. */
record CommandRules(
    @JsonProperty("wrappers") Map<String, String> wrappers,
    @JsonProperty("shells") Set<String> shells,
    @JsonProperty("interpreters") Set<String> interpreters,
    @JsonProperty("sources") Map<String, Matching> sources,
    @JsonProperty("build-tools") Set<String> buildTools,
    @JsonProperty("generated") List<String> generated,
    @JsonProperty("commands") List<CommandEntry> commands,
    @JsonProperty("redirects") List<RedirectEntry> redirects) {

  /**
   * A command and its words.
   *
   * @param command names, {@code x.*} for all that start so, {@code *} for any
   * @param shell whether it is any shell; {@code interpreter} any that takes its program from a
   *     pipe
   * @param through wrappers of which one must stand before it
   * @param flags groups of flags, of each of which one must be given
   * @param any tests of which one must hold for one operand; {@code all} for every operand
   * @param operand {@code last} to look at the last operand only
   * @param from kinds of commands that must feed it
   * @param outside families of languages where the entry does not count
   */
  record CommandEntry(
      @JsonProperty("rule") String rule,
      @JsonProperty("command") List<String> command,
      @JsonProperty("shell") boolean shell,
      @JsonProperty("interpreter") boolean interpreter,
      @JsonProperty("through") List<String> through,
      @JsonProperty("flags") List<String> flags,
      @JsonProperty("any") List<String> any,
      @JsonProperty("all") List<String> all,
      @JsonProperty("operand") String operand,
      @JsonProperty("matches") Matching matches,
      @JsonProperty("lacks") Matching lacks,
      @JsonProperty("from") List<String> from,
      @JsonProperty("outside") String outside,
      @JsonProperty("severity") Verdict severity) {
    CommandEntry {
      command = requireNonNullElse(command, List.of());
      through = requireNonNullElse(through, List.of());
      flags = requireNonNullElse(flags, List.of());
      any = requireNonNullElse(any, List.of());
      all = requireNonNullElse(all, List.of());
      operand = requireNonNullElse(operand, "");
      matches = requireNonNullElse(matches, Matching.NONE);
      lacks = requireNonNullElse(lacks, Matching.NONE);
      from = requireNonNullElse(from, List.of());
      outside = requireNonNullElse(outside, "");
      severity = requireNonNullElse(severity, Verdict.AS_THE_RULE);
    }
  }

  /** A place that output is sent to. */
  record RedirectEntry(@JsonProperty("rule") String rule, @JsonProperty("is") List<String> is) {}

  static CommandRules load() {
    return RuleFiles.read("commands.yaml", CommandRules.class);
  }
}
