package dev.awo.api.cli;

import dev.awo.api.view.EventView;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.TaskView;

/** Shows a task's steps as they happen. */
interface Display extends AutoCloseable {
  /** Before the first step. */
  void begin(TaskView task);

  void event(EventView event);

  /** What goes on between two events. */
  void progress(ProgressView progress);

  /** After the last step. */
  void end(TaskView task);

  @Override
  void close();

  /** The one that suits where the output goes. */
  static Display of(Awo awo) {
    Output output = awo.output();
    if (awo.json) {
      return new JsonDisplay(output);
    }
    return awo.surroundings.fancy() ? new LiveDisplay(awo.surroundings) : new PlainDisplay(output);
  }
}
