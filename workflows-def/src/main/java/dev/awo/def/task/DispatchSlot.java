package dev.awo.def.task;

import dev.awo.def.ExternalSignal;
import dev.awo.def.WorkflowIds;
import dev.awo.def.dispatch.DispatchWorkflow;
import dev.awo.def.dispatch.TaskWait;
import io.temporal.workflow.Workflow;
import java.util.function.Consumer;

/**
 * The slot that a queued task has from its project's dispatcher; for other tasks all of this does
 * nothing. A dispatcher that is gone needs no word: it is started again with the tasks that are
 * left. That the task has ended, it hears from the ledger.
 */
final class DispatchSlot {
  private final TaskRequest request;

  DispatchSlot(TaskRequest request) {
    this.request = request;
  }

  /** Lets another task have the slot, as long as this one waits for a person. */
  void lend() {
    tell(dispatcher -> dispatcher.waits(wait(true)));
  }

  void takeBack() {
    tell(dispatcher -> dispatcher.waits(wait(false)));
  }

  private TaskWait wait(boolean waits) {
    return new TaskWait(request.key().task(), request.round(), waits);
  }

  private void tell(Consumer<DispatchWorkflow> word) {
    if (request.queued()) {
      DispatchWorkflow dispatcher =
          Workflow.newExternalWorkflowStub(
              DispatchWorkflow.class, WorkflowIds.dispatch(request.key().project()));
      ExternalSignal.send(() -> word.accept(dispatcher));
    }
  }
}
