package dev.awo.def.git;

import dev.awo.def.TaskKey;

/** Hands the task's workspace back to the pool; harmless when the task holds none. */
public record ReleaseRequest(TaskKey task, String run) {}
