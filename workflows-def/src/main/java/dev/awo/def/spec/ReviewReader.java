package dev.awo.def.spec;

import dev.awo.def.spec.ReviewSpec.Verdict;
import java.util.Optional;

/** Reads what a model says of proposals: a closed schema. What cannot be read is no consent. */
final class ReviewReader {
  static final Schema REVIEW =
      Schema.of("a review", "id", "verdict", "reason", "prompt", "touches")
          .refusing(ProposalReader::refused);

  private ReviewReader() {}

  static ReviewSpec review(Fields fields, Ids ids) {
    Verdict verdict =
        fields
            .require("verdict")
            .flatMap(value -> value.choice(Verdict.class))
            .orElse(Verdict.DROP);
    Optional<Value> prompt = fields.find("prompt");
    if (verdict == Verdict.NARROW && prompt.isEmpty()) {
      fields.missing("prompt", "'prompt' is missing: a narrowed proposal needs its smaller task");
    }
    return new ReviewSpec(
        ids.read(fields),
        verdict,
        fields.require("reason").flatMap(value -> value.text(Texts::prompt)).orElse("").strip(),
        prompt.flatMap(value -> value.text(Texts::prompt)).map(String::strip),
        QueueReader.globs(fields, "touches"));
  }
}
