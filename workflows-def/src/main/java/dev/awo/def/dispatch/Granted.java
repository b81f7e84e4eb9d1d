package dev.awo.def.dispatch;

import java.util.List;

/**
 * How grants went.
 *
 * @param gone tasks that could not be told, since they have no running workflow
 */
public record Granted(List<String> gone) {
  public Granted {
    gone = List.copyOf(gone);
  }
}
