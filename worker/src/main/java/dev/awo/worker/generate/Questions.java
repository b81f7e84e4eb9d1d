package dev.awo.worker.generate;

import dev.awo.worker.generate.Conversation.Role;
import dev.awo.worker.generate.Conversation.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the conversation of a {@link Question} from its templates. */
final class Questions {
  private static final String SYSTEM = "planner";
  private static final String AGAIN = "propose-again";
  private static final String COMPLAINT = "findings";
  private static final int MOST_AGAIN_TOKENS = 8_000;

  private final Templates templates;
  private final Redaction redaction;

  Questions(GenerateSettings settings, Redaction redaction) {
    templates = new Templates(settings);
    this.redaction = redaction;
  }

  /** Fails with {@link dev.awo.def.FailureKind#PROMPT_TEMPLATE} when a template is unusable. */
  Conversation conversation(Question question) {
    Map<String, String> values = new LinkedHashMap<>();
    question.facts().forEach((name, text) -> values.put(name, redaction.redact(text)));
    question
        .quoted()
        .forEach((name, text) -> values.put(name, Fences.text(redaction.redact(text))));
    List<Turn> turns = new ArrayList<>();
    turns.add(new Turn(Role.SYSTEM, filled(SYSTEM, Map.of())));
    turns.add(new Turn(Role.USER, filled(question.template(), values)));
    question
        .again()
        .ifPresent(
            again -> {
              turns.add(new Turn(Role.ASSISTANT, shortened(again.answer())));
              String complaint = Fences.text(shortened(again.complaint()));
              turns.add(new Turn(Role.USER, filled(AGAIN, Map.of(COMPLAINT, complaint))));
            });
    return new Conversation(turns);
  }

  private String filled(String name, Map<String, String> values) {
    Template template = templates.load(name);
    template.requireOnly(values.keySet());
    return template.fill(values);
  }

  private String shortened(String text) {
    return Excerpt.of(redaction.redact(text), MOST_AGAIN_TOKENS);
  }
}
