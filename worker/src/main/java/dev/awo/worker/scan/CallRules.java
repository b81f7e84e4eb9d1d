package dev.awo.worker.scan;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.awo.worker.scan.code.Loops;
import java.util.List;
import java.util.Set;

/** The shape of {@code calls.yaml}. What an entry leaves out asks for nothing. */
record CallRules(
    @JsonProperty("calls") List<CallEntry> calls,
    @JsonProperty("settings") List<SettingEntry> settings,
    @JsonProperty("imports") List<ImportEntry> imports,
    @JsonProperty("methods") List<MethodEntry> methods,
    @JsonProperty("commands") List<CommandSource> commands,
    @JsonProperty("mentions") Matching mentions,
    @JsonProperty("loops") LoopWords loops) {

  /** Names that matter for loops; see {@link Loops.Words}. */
  record LoopWords(
      @JsonProperty("leaving") Set<String> leaving,
      @JsonProperty("waiting") Set<String> waiting,
      @JsonProperty("endless") Set<String> endless) {
    Loops.Words words() {
      return new Loops.Words(leaving, waiting, endless);
    }
  }

  /** A call, by the path of what is called and by its arguments. */
  record CallEntry(
      @JsonProperty("rule") String rule,
      @JsonProperty("in") List<String> in,
      @JsonProperty("call") List<String> call,
      @JsonProperty("passed") boolean passed,
      @JsonProperty("where") List<Where> where,
      @JsonProperty("severity") Verdict severity) {
    CallEntry {
      where = requireNonNullElse(where, List.of());
      severity = requireNonNullElse(severity, Verdict.AS_THE_RULE);
    }
  }

  /**
   * A condition on a part of a call.
   *
   * @param arg its position, its keyword, or one of any, callee, receiver, walked, file
   * @param is names of tests, of which one must hold
   * @param matches for text; {@code path} for what a name leads to; {@code lacks} must not be found
   */
  record Where(
      @JsonProperty("arg") String arg,
      @JsonProperty("is") List<String> is,
      @JsonProperty("matches") Matching matches,
      @JsonProperty("matches-path") Matching path,
      @JsonProperty("lacks") Matching lacks) {
    Where {
      is = requireNonNullElse(is, List.of());
      matches = requireNonNullElse(matches, Matching.NONE);
      path = requireNonNullElse(path, Matching.NONE);
      lacks = requireNonNullElse(lacks, Matching.NONE);
    }
  }

  /** A setting, by its name and what it is set to; {@code assigned} leaves out named arguments. */
  record SettingEntry(
      @JsonProperty("rule") String rule,
      @JsonProperty("in") List<String> in,
      @JsonProperty("set") List<String> set,
      @JsonProperty("assigned") boolean assigned,
      @JsonProperty("is") List<String> is,
      @JsonProperty("matches-path") Matching path,
      @JsonProperty("severity") Verdict severity) {
    SettingEntry {
      is = requireNonNullElse(is, List.of());
      path = requireNonNullElse(path, Matching.NONE);
      severity = requireNonNullElse(severity, Verdict.AS_THE_RULE);
    }
  }

  /** An import of a whole module. */
  record ImportEntry(
      @JsonProperty("rule") String rule,
      @JsonProperty("in") List<String> in,
      @JsonProperty("import") List<String> paths) {}

  /** A method, by its name, the type of a parameter, and what its body does. */
  record MethodEntry(
      @JsonProperty("rule") String rule,
      @JsonProperty("in") List<String> in,
      @JsonProperty("method") List<String> method,
      @JsonProperty("parameter") String parameter,
      @JsonProperty("body") String body) {
    MethodEntry {
      parameter = requireNonNullElse(parameter, "");
    }
  }

  /** A function that is given a command line, or its words, from the argument on. */
  record CommandSource(
      @JsonProperty("in") List<String> in,
      @JsonProperty("call") List<String> call,
      @JsonProperty("argument") int argument,
      @JsonProperty("words") boolean words) {}

  static CallRules load() {
    return RuleFiles.read("calls.yaml", CallRules.class);
  }
}
