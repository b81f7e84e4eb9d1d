package dev.awo.worker.generate;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.StopReason;
import dev.awo.def.spec.CliAgent;
import dev.awo.def.verify.SandboxRules;
import dev.awo.worker.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks a CLI agent something and takes what it says. It works in an empty directory: all that it is
 * to know stands in the question, and what it writes is thrown away.
 */
final class AgentTalk {
  private final CliAgents agents;
  private final GenerateSettings settings;
  private final BlobStore blobs;
  private final Redaction redaction;

  AgentTalk(CliAgents agents, GenerateSettings settings, BlobStore blobs, Redaction redaction) {
    this.agents = agents;
    this.settings = settings;
    this.blobs = blobs;
    this.redaction = redaction;
  }

  /** Absent when the question is for a provider. */
  Optional<Generation> answer(AttemptKey key, ModelChoice model, Supplier<Conversation> question) {
    return agents
        .find(model.provider())
        .map(agent -> answer(key, model, agent, question.get().asTask()));
  }

  private Generation answer(AttemptKey key, ModelChoice model, CliAgent agent, String prompt) {
    AgentCall call = new AgentCall(agents.sandbox(), settings, model, agent);
    BlobId sent = blobs.putText(prompt);
    Path directory = settings.home().resolve("data").resolve("talk").resolve(key.asPath());
    try {
      empty(directory);
      AgentCall.Ended end =
          call.run(
              prompt,
              new AgentCall.Place(
                  directory, key, SandboxRules.DEFAULT.withNetwork(), Optional.empty()));
      String told = redaction.redact(end.complaint().orElse(end.output().words()));
      return new Generation(
          sent,
          blobs.putText(told),
          StopReason.STOP,
          end.output().usage().orElseGet(() -> AgentCall.estimated(prompt, told)),
          end.millis(),
          false,
          Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory for agent " + model.provider(), e);
    } finally {
      delete(directory);
    }
  }

  private static void empty(Path directory) throws IOException {
    delete(directory);
    Files.createDirectories(directory);
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove what an agent left", e);
    }
  }
}
