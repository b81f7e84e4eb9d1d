package dev.awo.worker.generate;

import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import java.util.Optional;

/** Answers of CLI agents. */
@FunctionalInterface
interface AgentAnswers {
  /** Absent when the request is for a provider. */
  Optional<Generation> answer(GenerateRequest request);
}
