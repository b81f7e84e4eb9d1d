package dev.awo.api.cli;

import dev.awo.api.view.EventView;
import dev.awo.def.ledger.TaskEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An event as lines of text: when, what, and the beginning of what was found. */
final class StepText {
  private static final int DETAIL_LINES = 12;
  private static final Set<TaskEvent.Kind> SHOWN =
      Set.of(
          TaskEvent.Kind.REJECTED,
          TaskEvent.Kind.BLOCKED,
          TaskEvent.Kind.APPROVAL,
          TaskEvent.Kind.APPROVED,
          TaskEvent.Kind.DECLINED);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private StepText() {}

  static List<String> of(EventView event) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %-10s %s"
            .formatted(
                TIME.format(event.at().atZone(ZoneId.systemDefault())),
                event.kind().name().toLowerCase(Locale.ROOT),
                SafeText.line(event.text())));
    if (isFinding(event.kind())) {
      event.detail().ifPresent(detail -> addDetail(lines, detail));
    }
    return lines;
  }

  /** Findings, and what is to be approved, a person wants to see; the rest is a command away. */
  private static boolean isFinding(TaskEvent.Kind kind) {
    return SHOWN.contains(kind);
  }

  private static void addDetail(List<String> lines, String detail) {
    List<String> all = detail.lines().filter(line -> !line.isBlank()).toList();
    all.stream()
        .limit(DETAIL_LINES)
        .forEach(line -> lines.add("          | " + SafeText.line(line)));
    if (all.size() > DETAIL_LINES) {
      lines.add("          | … " + Words.plural(all.size() - DETAIL_LINES, "more line"));
    }
  }
}
