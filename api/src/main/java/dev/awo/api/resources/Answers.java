package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.Steered;

/** Turns what became of a wish into HTTP. */
final class Answers {
  private Answers() {}

  /** Returns when it is done; else fails with the problem. */
  static void require(Steered steered) {
    switch (steered) {
      case Steered.Done done -> {}
      case Steered.Refused refused -> throw Problems.conflict(refused.detail());
      case Steered.Unavailable away -> throw Problems.unavailable(away.detail());
    }
  }
}
