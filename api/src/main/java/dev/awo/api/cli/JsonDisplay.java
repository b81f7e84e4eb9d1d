package dev.awo.api.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.awo.api.view.EventView;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.TaskView;
import java.util.Optional;

/** One JSON object a line: {@code type} says which of the other fields is there. */
final class JsonDisplay implements Display {
  private final Output output;

  JsonDisplay(Output output) {
    this.output = output;
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Line(
      String type,
      Optional<TaskView> task,
      Optional<EventView> event,
      Optional<ProgressView> progress) {}

  @Override
  public void begin(TaskView task) {
    output.jsonLine(new Line("accepted", Optional.of(task), Optional.empty(), Optional.empty()));
  }

  @Override
  public void event(EventView event) {
    output.jsonLine(new Line("event", Optional.empty(), Optional.of(event), Optional.empty()));
  }

  @Override
  public void progress(ProgressView progress) {
    output.jsonLine(
        new Line("progress", Optional.empty(), Optional.empty(), Optional.of(progress)));
  }

  @Override
  public void end(TaskView task) {
    output.jsonLine(new Line("ended", Optional.of(task), Optional.empty(), Optional.empty()));
  }

  @Override
  public void close() {}
}
