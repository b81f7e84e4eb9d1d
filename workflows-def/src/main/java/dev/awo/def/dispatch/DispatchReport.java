package dev.awo.def.dispatch;

import java.time.Instant;

/** A dispatcher in a few figures: the answer to its updates. */
public record DispatchReport(Mode mode, Instant since, int waiting, int running) {}
