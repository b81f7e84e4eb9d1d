package dev.awo.def.files;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Turns an answer into files, under the guard. */
@ActivityInterface(namePrefix = "Files")
public interface FileActivities {
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofSeconds(30))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(200))
                  .setMaximumAttempts(5)
                  .build())
          .build();

  /** Writes the answer's edits over the workspace's last commit, or says why not. */
  Written write(WriteRequest request);
}
