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
import java.util.function.Supplier;

/** Asks a model through langchain4j, or takes the answer that is already paid for. */
final class LangChainActivities implements GenerateActivities {
  /** Tries of one activity; an empty answer costs its input each time. */
  private static final int EMPTY_ANSWERS = 3;

  private final GenerateSettings settings;
  private final BlobStore blobs;
  private final PromptLibrary prompts;
  private final Models models;
  private final AnswerStore answers;

  LangChainActivities(
      GenerateSettings settings, BlobStore blobs, PromptLibrary prompts, Models models) {
    this.settings = settings;
    this.blobs = blobs;
    this.prompts = prompts;
    this.models = models;
    this.answers = new AnswerStore(settings.home().resolve("data").resolve("answers"));
  }

  @Override
  public Generation answer(GenerateRequest request) {
    return answer(request.key(), request.model(), () -> prompts.conversation(request));
  }

  /** The answer to a conversation, which is only built when it was not answered before. */
  Generation answer(AttemptKey key, ModelChoice model, Supplier<Conversation> question) {
    Optional<Generation> paid = answers.find(key);
    if (paid.isPresent()) {
      return paid.get();
    }
    Conversation conversation = question.get();
    BlobId prompt = blobs.putText(conversation.asText());
    long start = System.nanoTime();
    Answer answer = ask(key, model, conversation);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    BlobId text = blobs.putText(answer.text());
    Generation generation =
        new Generation(prompt, text, answer.stop(), answer.usage(), millis, false);
    answers.put(key, generation);
    return generation;
  }

  private Answer ask(AttemptKey key, ModelChoice model, Conversation conversation) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try (ModelCall call = models.start(model, conversation, key.attempt())) {
      return await(call, context, model.toString());
    } catch (ApplicationFailure failure) {
      if (failure.getType().equals(Trouble.EMPTY.type())
          && context.getInfo().getAttempt() >= EMPTY_ANSWERS) {
        throw FailureKind.PROVIDER_REQUEST.failure(
            model + " keeps giving empty answers: try another model");
      }
      throw failure;
    }
  }

  /** Leaving it by an exception, such as that of a cancelled activity, closes the call. */
  private Answer await(ModelCall call, ActivityExecutionContext context, String model) {
    while (true) {
      try {
        return call.answer().get(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
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
