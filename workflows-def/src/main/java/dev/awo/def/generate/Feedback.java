package dev.awo.def.generate;

import dev.awo.def.BlobId;

/** What the next attempt is told: the answer that failed, and what was found wrong with it. */
public record Feedback(BlobId answer, BlobId findings) {}
