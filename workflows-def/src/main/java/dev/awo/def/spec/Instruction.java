package dev.awo.def.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to be done: {@code prompt} or {@code instruction}, in words or as {@code
 * prompts/NAME.md}, and the template it goes into.
 */
record Instruction(String prompt, Optional<String> template) {
  private static final Pattern TEMPLATE_FILE =
      Pattern.compile("(?:\\./)?prompts/([a-z0-9][a-z0-9-]{0,62})\\.md");

  static Instruction of(Fields fields) {
    Optional<Value> instruction = fields.find("instruction");
    Optional<Value> text = fields.find("prompt").or(() -> instruction);
    if (text.isEmpty()) {
      fields.missing("prompt", "'prompt' is missing: say what to do");
    }
    instruction
        .filter(value -> fields.find("prompt").isPresent())
        .ifPresent(
            value -> value.wrong("'prompt' and 'instruction' mean the same; remove one of them"));
    Optional<Value> template = fields.find("template");
    Optional<String> named = template.flatMap(value -> value.text(Names::template));
    String prompt = text.flatMap(value -> value.text(Texts::prompt)).orElse("").strip();
    Matcher file = TEMPLATE_FILE.matcher(prompt);
    if (!file.matches()) {
      return new Instruction(prompt, named);
    }
    template.ifPresent(
        value ->
            value.wrong(
                "'prompt' names a template already; remove 'template', or say in 'prompt' what to do"));
    return new Instruction("", Optional.of(file.group(1)));
  }
}
