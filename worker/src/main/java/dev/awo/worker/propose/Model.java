package dev.awo.worker.propose;

import dev.awo.def.generate.Generation;
import dev.awo.worker.generate.Question;

/** Asks a model, or finds the answer that is already paid for. */
@FunctionalInterface
public interface Model {
  Generation ask(Question question);
}
