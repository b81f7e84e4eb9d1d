package dev.awo.def.autopilot;

import dev.awo.def.BlobId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened in a round. Numbered by the workflow, so that an event that is delivered
 * twice is recorded once.
 *
 * @param sequence 1-based
 * @param text one line for people; no prompt, answer or key
 * @param detail a longer text in the blob store
 */
public record RoundEvent(int sequence, Instant at, String text, Optional<BlobId> detail) {}
