package dev.awo.worker.scan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Evaluator;
import dev.awo.worker.scan.code.Grammar;
import dev.awo.worker.scan.code.Knowledge;
import dev.awo.worker.scan.code.Loops;
import dev.awo.worker.scan.code.SourceReader;
import dev.awo.worker.scan.code.SyntaxParser;
import dev.awo.worker.scan.code.SyntaxParser.Parsed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All rules, read once, and the scan of one text by them; texts inside of texts included. */
final class Engine {
  /** Commands in commands in commands: nobody writes more, and each costs a parse. */
  private static final int NESTING_LIMIT = 4;

  private static final int SIZE_LIMIT = 1 << 20;

  private final Map<String, Rule> rules =
      Hits.byId(RuleFiles.read("rules.yaml", RuleList.class).rules());
  private final CallRules calls = CallRules.load();
  private final CommandRules commands = CommandRules.load();
  private final Map<String, Knowledge> knowledge = Knowledge.load();
  private final Map<String, CallIndex> indexes = new ConcurrentHashMap<>();
  private final Tests tests = new Tests(new Places(commands.generated()), commands.buildTools());
  private final CommandCheck commandCheck = new CommandCheck(commands, tests);
  private final TextScan texts = new TextScan(TextRules.load(), this);

  /** The shape of {@code rules.yaml}. */
  private record RuleList(@JsonProperty("rules") List<Rule> rules) {}

  Hits hits() {
    return new Hits(rules);
  }

  CallRules callRules() {
    return calls;
  }

  CommandRules commandRules() {
    return commands;
  }

  CommandCheck commandCheck() {
    return commandCheck;
  }

  Tests tests() {
    return tests;
  }

  CallIndex index(String family) {
    return indexes.computeIfAbsent(family, key -> new CallIndex(calls, key));
  }

  /**
   * Scans a text.
   *
   * @param nesting how many texts it stands in
   */
  void scan(Language language, String text, Hits hits, int nesting) {
    if (nesting > NESTING_LIMIT) {
      return;
    }
    Optional<Grammar> grammar = language.grammar();
    if (grammar.isEmpty()) {
      texts.scan(language.family(), text, hits);
      return;
    }
    Parsed parsed =
        text.length() > SIZE_LIMIT
            ? new Parsed.OverLimit("it is larger than 1 MiB")
            : SyntaxParser.parse(grammar.get(), text);
    switch (parsed) {
      case Parsed.Tree tree -> scanTree(language, grammar.get(), text, tree, hits, nesting);
      case Parsed.OverLimit over -> {
        hits.add("scan-limit", 0);
        texts.scan(language.family(), text, hits);
      }
    }
  }

  private void scanTree(
      Language language, Grammar grammar, String text, Parsed.Tree tree, Hits hits, int nesting) {
    Code code = SourceReader.read(grammar, tree.root(), text);
    Evaluator evaluator = new Evaluator(code, knowledge(language.family()));
    Loops loops = new Loops(evaluator, calls.loops().words());
    new CodeScan(this, language.family(), text, evaluator, loops, hits, nesting).scan(code);
  }

  private Knowledge knowledge(String family) {
    return Objects.requireNonNull(knowledge.get(family), "Nothing is known of " + family);
  }

  /** Scans a command line that another language hands to a shell. */
  List<Hit> scanCommandLine(String line, String family, int nesting) {
    Hits inner = hits();
    if (nesting < NESTING_LIMIT && !line.isBlank()) {
      switch (SyntaxParser.parse(Grammar.BASH, line)) {
        case Parsed.Tree tree -> {
          Code code = SourceReader.read(Grammar.BASH, tree.root(), line);
          Evaluator evaluator = new Evaluator(code, knowledge("shell"));
          Loops loops = new Loops(evaluator, calls.loops().words());
          new CodeScan(this, "shell", family, line, evaluator, loops, inner, nesting + 1)
              .scan(code);
        }
        case Parsed.OverLimit over -> inner.add("scan-limit", 0);
      }
    }
    return inner.all();
  }
}
