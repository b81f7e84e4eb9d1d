package dev.awo.worker.generate;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.GenerationProgress;
import dev.awo.def.generate.ModelChoice;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.generate.ProviderErrors.Trouble;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Asks a model through langchain4j or lets a CLI agent work, or takes the answer that is already
 * paid for.
 */
final class LangChainActivities implements GenerateActivities {
  /** Tries of one activity; an empty answer costs its input each time. */
  private static final int EMPTY_ANSWERS = 3;

  /** What a heartbeat may cost the server, and with it all others. */
  private static final long SERVER_MILLIS = 20;

  /** Well within the timeout of {@link GenerateActivities}. */
  private static final long SLOWEST_MILLIS = 8_000;

  private final GenerateSettings settings;
  private final BlobStore blobs;
  private final PromptLibrary prompts;
  private final Models models;
  private final AgentAnswers agents;
  private final AnswerStore answers;
  private final AtomicInteger open = new AtomicInteger();

  LangChainActivities(
      GenerateSettings settings, BlobStore blobs, PromptLibrary prompts, AgentAnswers agents) {
    this.settings = settings;
    this.blobs = blobs;
    this.prompts = prompts;
    this.models = new Models(settings);
    this.agents = agents;
    this.answers = new AnswerStore(settings.home().resolve("data").resolve("answers"));
  }

  @Override
  public Generation answer(GenerateRequest request) {
    return paidOnce(
        request.key(),
        () ->
            agents
                .answer(request)
                .orElseGet(
                    () ->
                        asked(
                            request.key(),
                            request.model(),
                            prompts.conversation(request, PromptLibrary.Reader.MODEL))));
  }

  /** The answer to a conversation, which is only built when it was not answered before. */
  Generation answer(
      AttemptKey key, ModelChoice model, Supplier<Conversation> question, AgentTalk talk) {
    return paidOnce(
        key,
        () -> talk.answer(key, model, question).orElseGet(() -> asked(key, model, question.get())));
  }

  private Generation paidOnce(AttemptKey key, Supplier<Generation> work) {
    Optional<Generation> paid = answers.find(key);
    if (paid.isPresent()) {
      return paid.get();
    }
    Generation generation = work.get();
    answers.put(key, generation);
    return generation;
  }

  private Generation asked(AttemptKey key, ModelChoice model, Conversation conversation) {
    BlobId prompt = blobs.putText(conversation.asText());
    long start = System.nanoTime();
    Answer answer = ask(key, model, conversation);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return new Generation(
        prompt,
        blobs.putText(answer.text()),
        answer.stop(),
        answer.usage(),
        millis,
        false,
        Optional.empty());
  }

  private Answer ask(AttemptKey key, ModelChoice model, Conversation conversation) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    open.incrementAndGet();
    try (ModelCall call = models.start(model, conversation, key.attempt())) {
      return await(call, context, model.toString());
    } catch (ApplicationFailure failure) {
      if (failure.getType().equals(Trouble.EMPTY.type())
          && context.getInfo().getAttempt() >= EMPTY_ANSWERS) {
        throw FailureKind.PROVIDER_REQUEST.failure(
            model + " keeps giving empty answers: try another model");
      }
      throw failure;
    } finally {
      open.decrementAndGet();
    }
  }

  /** Each heartbeat is a write of the server's, so that many calls at once report less often. */
  private long heartbeatMillis() {
    long shared = Math.min(SLOWEST_MILLIS, open.get() * SERVER_MILLIS);
    return Math.max(settings.heartbeat().toMillis(), shared);
  }

  /** Leaving it by an exception, such as that of a cancelled activity, closes the call. */
  private Answer await(ModelCall call, ActivityExecutionContext context, String model) {
    while (true) {
      try {
        return call.answer().get(heartbeatMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        context.heartbeat(new GenerationProgress(model, call.characters()));
        if (call.silence().compareTo(settings.stall()) > 0) {
          throw ProviderErrors.stalled(model, settings.stall());
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof ApplicationFailure failure
            ? failure
            : new IllegalStateException("the call to " + model + " broke", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw ApplicationFailure.newFailure("the worker stopped during the call", "INTERRUPTED");
      }
    }
  }
}
