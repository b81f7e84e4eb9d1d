package dev.awo.worker.generate;

import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.Generation;
import dev.awo.worker.blob.BlobStore;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.util.Set;

/** The room that asks models. */
public final class GenerateRoom {
  private final LangChainActivities activities;
  private final Questions questions;
  private final AgentTalk talk;
  private final Redaction redaction;
  private final Exports exports = new Exports();

  /**
   * @param redaction takes secrets out of everything a model is shown
   */
  public GenerateRoom(
      GenerateSettings settings, BlobStore blobs, Redaction redaction, CliAgents agents) {
    PromptLibrary prompts = new PromptLibrary(settings, blobs, redaction);
    this.activities =
        new LangChainActivities(
            settings, blobs, prompts, new AgentRun(agents, settings, blobs, prompts, redaction));
    this.questions = new Questions(settings, redaction);
    this.talk = new AgentTalk(agents, settings, blobs, redaction);
    this.redaction = redaction;
  }

  /**
   * Asks a model or a CLI agent something else than to do a step, as an activity that heartbeats.
   * An answer of an earlier try under the same key is not paid for again.
   */
  public Generation ask(Question question) {
    return activities.answer(
        question.key(), question.model(), () -> questions.conversation(question), talk);
  }

  /** A repository in few words, without secrets. */
  public String summary(Path workspace, int tokens) {
    WorkspaceReader reader = new WorkspaceReader(workspace, redaction);
    return new ProjectSummary(reader, reader.files(), exports).within(tokens, Set.of());
  }

  /** Lets {@code worker} answer calls of {@link GenerateActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}
