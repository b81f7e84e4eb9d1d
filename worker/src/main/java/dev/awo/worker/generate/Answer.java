package dev.awo.worker.generate;

import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;

/** What a model said. */
record Answer(String text, StopReason stop, Usage usage) {
  /** Never the text. */
  @Override
  public String toString() {
    return "Answer[" + text.length() + " characters, " + stop + "]";
  }
}
