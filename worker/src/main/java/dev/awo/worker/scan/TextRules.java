package dev.awo.worker.scan;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;

/** The shape of {@code texts.yaml}. */
record TextRules(
    @JsonProperty("texts") List<TextEntry> texts,
    @JsonProperty("shell-calls") Map<String, List<String>> shellCalls,
    @JsonProperty("syntaxes") Map<String, Lexis> syntaxes) {

  /**
   * A regular expression.
   *
   * @param code found where neither comments nor the contents of strings are
   * @param text found where no comments are
   * @param lacks what may not follow shortly after
   */
  record TextEntry(
      @JsonProperty("rule") String rule,
      @JsonProperty("in") List<String> in,
      @JsonProperty("code") Matching code,
      @JsonProperty("text") Matching text,
      @JsonProperty("lacks") Matching lacks,
      @JsonProperty("severity") Verdict severity) {
    TextEntry {
      code = requireNonNullElse(code, Matching.NONE);
      text = requireNonNullElse(text, Matching.NONE);
      lacks = requireNonNullElse(lacks, Matching.NONE);
      severity = requireNonNullElse(severity, Verdict.AS_THE_RULE);
    }

    boolean seesStrings() {
      return text.isGiven();
    }

    Pattern pattern() {
      return text.pattern().or(code::pattern).orElseThrow();
    }
  }

  /**
   * How comments, strings and blocks look in a language.
   *
   * @param line what opens a comment to the end of the line; {@code spaced}: only after a blank
   * @param block what opens and closes a longer one
   * @param quotes what opens a string, and closes it
   * @param escapes whether a backslash in a string protects the next character
   * @param braces whether blocks stand in braces; {@code ends}: whether they end in a word
   */
  record Lexis(
      @JsonProperty("line") List<String> line,
      @JsonProperty("block") List<List<String>> block,
      @JsonProperty("quotes") List<String> quotes,
      @JsonProperty("escapes") boolean escapes,
      @JsonProperty("spaced") boolean spaced,
      @JsonProperty("braces") boolean braces,
      @JsonProperty("ends") boolean ends) {
    static final Lexis NONE =
        new Lexis(List.of(), List.of(), List.of(), false, false, false, false);
  }

  static TextRules load() {
    return RuleFiles.read("texts.yaml", TextRules.class);
  }
}
