package dev.awo.api.cli;

import dev.awo.api.view.EventView;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.TaskView;

/** A line a step, for pipes and logs. */
final class PlainDisplay implements Display {
  private final Output output;

  PlainDisplay(Output output) {
    this.output = output;
  }

  @Override
  public void begin(TaskView task) {
    output.line("task " + task.id() + " (project " + task.project() + ")");
  }

  @Override
  public void event(EventView event) {
    StepText.of(event).forEach(output::line);
  }

  @Override
  public void progress(ProgressView progress) {}

  @Override
  public void end(TaskView task) {
    Ending.of(task).forEach(output::line);
  }

  @Override
  public void close() {}
}
