package dev.awo.worker.generate;

import dev.awo.def.generate.Usage;
import dev.awo.def.spec.PriceTable;

/** Puts a price on what a call used. */
final class Prices {
  private final PriceTable table;

  Prices(PriceTable table) {
    this.table = table;
  }

  /** The usage with its cost; 0 when the model has no price. */
  Usage price(String model, Usage usage) {
    long micros =
        table
            .costMicros(model, usage.inputTokens(), usage.cachedInputTokens(), usage.outputTokens())
            .orElse(0L);
    return new Usage(usage.inputTokens(), usage.cachedInputTokens(), usage.outputTokens(), micros);
  }
}
