package dev.awo.api.ledger;

import dev.awo.api.ledger.EventDao.EventRow;
import java.util.Locale;

/** An event as a line of a log. */
final class LogLine {
  private LogLine() {}

  static String of(EventRow row) {
    String where =
        row.attempt() == 0 ? "" : "step " + (row.step() + 1) + " attempt " + row.attempt() + "  ";
    return row.at() + "  " + where + row.kind().name().toLowerCase(Locale.ROOT) + "  " + row.text();
  }
}
