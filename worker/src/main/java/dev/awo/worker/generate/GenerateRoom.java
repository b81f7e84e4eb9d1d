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
  public GenerateRoom(
      GenerateSettings settings, BlobStore blobs, Redaction redaction, CliAgents agents) {
    PromptLibrary prompts = new PromptLibrary(settings, blobs, redaction);
    this.activities =
        new LangChainActivities(
            settings, blobs, prompts, new AgentRun(agents, settings, blobs, prompts, redaction));
  }

  GenerateRoom(GenerateActivities activities) {
    this.activities = activities;
  }

  /** Lets {@code worker} answer calls of {@link GenerateActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}
