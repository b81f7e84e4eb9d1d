package dev.awo.api.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.awo.api.view.EventView;
import java.util.Optional;

/** Shows many tasks at a time as they go on. */
interface BatchDisplay extends AutoCloseable {
  /** The queue of a project runs. */
  void begin(String project);

  void event(EventView event);

  void end(Summary summary);

  @Override
  void close();

  /** The one that suits where the output goes. */
  static BatchDisplay of(Awo awo) {
    Output output = awo.output();
    if (awo.json) {
      return new Json(output);
    }
    return awo.surroundings.fancy() ? new LiveBatch(awo.surroundings) : new Plain(output);
  }

  /** A line a step, for pipes and logs. */
  final class Plain implements BatchDisplay {
    private final Output output;

    Plain(Output output) {
      this.output = output;
    }

    @Override
    public void begin(String project) {
      output.line("the queue of " + project + " runs");
    }

    @Override
    public void event(EventView event) {
      output.line(line(event));
    }

    @Override
    public void end(Summary summary) {
      summary.lines().forEach(output::line);
    }

    @Override
    public void close() {}
  }

  /** One JSON object a line: {@code type} says which of the other fields is there. */
  final class Json implements BatchDisplay {
    private final Output output;

    Json(Output output) {
      this.output = output;
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Line(
        String type,
        Optional<String> project,
        Optional<EventView> event,
        Optional<Summary> summary) {}

    @Override
    public void begin(String project) {
      output.jsonLine(
          new Line("started", Optional.of(project), Optional.empty(), Optional.empty()));
    }

    @Override
    public void event(EventView event) {
      output.jsonLine(new Line("event", Optional.empty(), Optional.of(event), Optional.empty()));
    }

    @Override
    public void end(Summary summary) {
      output.jsonLine(
          new Line("summary", Optional.empty(), Optional.empty(), Optional.of(summary)));
    }

    @Override
    public void close() {}
  }

  /** When, which task, what. */
  static String line(EventView event) {
    String text = StepText.of(event).getFirst();
    int afterTime = text.indexOf("  ") + 2;
    return text.substring(0, afterTime) + event.task() + "  " + text.substring(afterTime);
  }
}
