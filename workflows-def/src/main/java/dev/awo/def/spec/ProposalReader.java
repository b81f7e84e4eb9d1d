package dev.awo.def.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a model proposes: a closed schema. */
final class ProposalReader {
  static final Schema PROPOSAL =
      Schema.of(
              "a proposal",
              "id",
              "title",
              "prompt",
              "rationale",
              "template",
              "context_files",
              "touches",
              "priority")
          .refusing(ProposalReader::refused);

  private ProposalReader() {}

  static List<ProposalSpec> read(Value root, int most) {
    List<Value> items = Root.items(root, "proposals").toList();
    if (items.size() > most) {
      root.wrong("has " + items.size() + " proposals; at most " + most + " are allowed");
    }
    Ids ids = new Ids();
    return items.stream()
        .flatMap(item -> item.fields(PROPOSAL).stream())
        .map(fields -> proposal(fields, ids))
        .toList();
  }

  static ProposalSpec proposal(Fields fields, Ids ids) {
    Instruction instruction = Instruction.of(fields);
    String id = ids.read(fields);
    return new ProposalSpec(
        id,
        fields.find("title").flatMap(value -> value.text(Texts::line)).orElse(id),
        instruction.prompt(),
        fields.find("rationale").flatMap(value -> value.text(Texts::any)).map(String::strip),
        instruction.template(),
        QueueReader.contextFiles(fields),
        QueueReader.globs(fields, "touches"),
        QueueReader.priority(fields));
  }

  /** Fields that other documents have and those a model may think of, to widen its own limits. */
  static Optional<String> refused(String name) {
    String folded = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace('-', '_');
    return switch (folded.toLowerCase(Locale.ROOT)) {
      case "budget",
          "budget_usd",
          "timeout",
          "max_attempts",
          "model",
          "agent",
          "verify",
          "prepare",
          "protect",
          "protected",
          "protected_files",
          "allow_protected",
          "approval",
          "approve",
          "approved",
          "auto_approve",
          "auto_merge",
          "merge",
          "sandbox",
          "network",
          "health",
          "project",
          "variables",
          "depends_on",
          "branch" ->
          Optional.of(
              "a proposal may not set '"
                  + Shown.plain(name)
                  + "': it comes from the operator's files; remove the line");
      default -> Optional.empty();
    };
  }
}
