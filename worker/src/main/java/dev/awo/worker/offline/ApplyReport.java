package dev.awo.worker.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.awo.worker.files.AnswerOutcome;
import dev.awo.worker.files.AnswerOutcome.Applied;
import dev.awo.worker.files.AnswerOutcome.Blocked;
import dev.awo.worker.files.Approval;
import dev.awo.worker.files.FileChange;
import dev.awo.worker.files.Rejection;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What {@code awo apply} prints. */
final class ApplyReport {
  private ApplyReport() {}

  /**
   * The contract's document. Written token by token, since mapping objects would double the
   * command's start-up; in ASCII, so that a hostile path can do nothing to a terminal.
   */
  static String json(AnswerOutcome outcome) throws IOException {
    StringWriter text = new StringWriter();
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("accepted");
      for (FileChange change : changes(outcome)) {
        json.writeStartObject();
        json.writeStringField("path", change.path());
        json.writeStringField("action", action(change));
        json.writeFieldName("sha256");
        if (change.content().isPresent()) {
          json.writeString(change.content().get().sha256());
        } else {
          json.writeNull();
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rejected");
      for (Rejection rejection : rejections(outcome)) {
        json.writeStartObject();
        json.writeStringField("path", rejection.path());
        json.writeStringField("reason", rejection.reason().wireName());
        json.writeStringField("detail", rejection.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Lines for a person. */
  static List<String> lines(AnswerOutcome outcome, boolean dryRun) {
    String prefix = dryRun ? "would be " : "";
    Stream<String> changed =
        changes(outcome).stream().map(change -> prefix + action(change) + "  " + change.path());
    Stream<String> refused =
        rejections(outcome).stream()
            .map(
                rejection ->
                    "rejected  "
                        + subject(rejection)
                        + ": "
                        + rejection.reason().wireName()
                        + ": "
                        + rejection.detail());
    return Stream.of(changed, refused, approvals(outcome).stream())
        .flatMap(lines -> lines)
        .map(ApplyReport::printable)
        .toList();
  }

  /** One line for each change that a person should approve. */
  static List<String> approvals(AnswerOutcome outcome) {
    return switch (outcome) {
      case Applied applied -> applied.needsApproval().stream().map(ApplyReport::approval).toList();
      case Blocked blocked -> List.of();
    };
  }

  private static String approval(Approval approval) {
    return printable("needs approval  " + approval.path() + ": " + approval.what());
  }

  private static List<FileChange> changes(AnswerOutcome outcome) {
    return outcome instanceof Applied applied ? applied.changes() : List.of();
  }

  private static List<Rejection> rejections(AnswerOutcome outcome) {
    return outcome instanceof Blocked blocked ? blocked.rejections() : List.of();
  }

  private static String subject(Rejection rejection) {
    return rejection.path().isEmpty() ? "the answer" : rejection.path();
  }

  private static String action(FileChange change) {
    return change.action().name().toLowerCase(Locale.ROOT);
  }

  /** Control and format characters as escapes; only line feeds stay. */
  private static String printable(String line) {
    StringBuilder text = new StringBuilder(line.length());
    line.codePoints()
        .forEach(
            c -> {
              boolean hidden =
                  c != '\n'
                      && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
              text.append(hidden ? "\\u%04x".formatted(c) : Character.toString(c));
            });
    return text.toString();
  }
}
