package dev.awo.worker.generate;

import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.spec.PriceTable;
import dev.awo.worker.blob.BlobStore;
import io.temporal.worker.Worker;

/** The room that asks models. */
public final class GenerateRoom {
  private final GenerateActivities activities;

  /**
   * @param prices what models cost
   * @param redaction takes secrets out of everything a model is shown
   */
  public GenerateRoom(
      GenerateSettings settings, BlobStore blobs, PriceTable prices, Redaction redaction) {
    this.activities =
        new LangChainActivities(
            settings,
            blobs,
            new PromptLibrary(settings, blobs, redaction),
            new Models(settings, new Prices(prices)));
  }

  /** Lets {@code worker} answer calls of {@link GenerateActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}
