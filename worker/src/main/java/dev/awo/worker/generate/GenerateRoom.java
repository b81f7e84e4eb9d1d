package dev.awo.worker.generate;

import dev.awo.def.generate.GenerateActivities;
import dev.awo.worker.blob.BlobStore;
import io.temporal.worker.Worker;

/** The room that asks models. */
public final class GenerateRoom {
  private final GenerateActivities activities;

  /**
   * @param redaction takes secrets out of everything a model is shown
   */
  public GenerateRoom(GenerateSettings settings, BlobStore blobs, Redaction redaction) {
    this.activities =
        new LangChainActivities(
            settings, blobs, new PromptLibrary(settings, blobs, redaction), new Models(settings));
  }

  /** Lets {@code worker} answer calls of {@link GenerateActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}
