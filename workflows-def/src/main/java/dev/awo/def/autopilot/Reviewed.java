package dev.awo.def.autopilot;

import dev.awo.def.generate.Generation;

/** What the review left of a batch. */
public record Reviewed(Generation generation, BatchCount batch) {}
