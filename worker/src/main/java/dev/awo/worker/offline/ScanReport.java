package dev.awo.worker.offline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.awo.def.verify.Finding;
import dev.awo.def.verify.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code awo scan} prints. */
record ScanReport(List<Entry> entries) {

  /**
   * One file.
   *
   * @param skipped why it was not scanned, if it was not
   */
  record Entry(String file, List<Finding> findings, Optional<String> skipped) {}

  static ScanReport of(List<Entry> entries) {
    return new ScanReport(List.copyOf(entries));
  }

  private List<Finding> findings() {
    return entries.stream().flatMap(entry -> entry.findings().stream()).toList();
  }

  private List<Entry> skipped() {
    return entries.stream().filter(entry -> entry.skipped.isPresent()).toList();
  }

  private int scanned() {
    return entries.size() - skipped().size();
  }

  boolean blocks() {
    return findings().stream().anyMatch(finding -> finding.severity().blocks());
  }

  private long count(Severity severity) {
    return findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  /** The contract's document, in ASCII, so that a hostile name can do nothing to a terminal. */
  String json() throws IOException {
    StringWriter text = new StringWriter();
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator out = factory.createGenerator(text)) {
      out.writeStartObject();
      out.writeArrayFieldStart("findings");
      for (Finding finding : findings()) {
        out.writeStartObject();
        out.writeStringField("file", finding.file());
        out.writeNumberField("line", finding.line());
        out.writeStringField("severity", finding.severity().label());
        out.writeStringField("rule", finding.rule());
        out.writeStringField("message", finding.message());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeObjectFieldStart("summary");
      out.writeNumberField("files", scanned());
      for (Severity severity : Severity.values()) {
        out.writeNumberField(severity.label(), count(severity));
      }
      out.writeNumberField("skipped", skipped().size());
      out.writeArrayFieldStart("skippedFiles");
      for (Entry entry : skipped()) {
        out.writeStartObject();
        out.writeStringField("file", entry.file);
        out.writeStringField("reason", entry.skipped.orElse(""));
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
      out.writeEndObject();
    }
    return text.toString();
  }

  /** Lines for a person, the summary last. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings()) {
      lines.add(
          printable(
              "%s:%d  %s  %s  %s"
                  .formatted(
                      finding.file(),
                      finding.line(),
                      finding.severity().label(),
                      finding.rule(),
                      finding.message())));
    }
    skipped()
        .forEach(
            entry ->
                lines.add(
                    printable("%s  skipped: %s".formatted(entry.file, entry.skipped.orElse("")))));
    int files = scanned();
    String counted = files == 1 ? "1 file scanned" : files + " files scanned";
    lines.add(
        findings().isEmpty()
            ? counted + ": nothing found"
            : "%s: %d critical, %d high, %d medium"
                .formatted(
                    counted,
                    count(Severity.CRITICAL),
                    count(Severity.HIGH),
                    count(Severity.MEDIUM)));
    return lines;
  }

  private static String printable(String line) {
    StringBuilder text = new StringBuilder(line.length());
    line.codePoints()
        .forEach(
            c -> {
              boolean hidden =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              text.append(hidden ? "\\u%04x".formatted(c) : Character.toString(c));
            });
    return text.toString();
  }
}
