package dev.awo.def.git;

import dev.awo.def.TaskKey;

/** Makes {@code commit} the tip of the task's branch in the user's repository. */
public record PublishRequest(Workspace workspace, TaskKey task, String repository, String commit) {}
