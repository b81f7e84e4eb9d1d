package dev.awo.api.launch;

import dev.awo.api.ledger.DispatchRecord;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.dispatch.DispatchActivities;
import dev.awo.def.dispatch.Granted;
import dev.awo.def.dispatch.Grants;
import dev.awo.def.dispatch.ModeNote;
import dev.awo.def.dispatch.PermitRequest;
import dev.awo.def.dispatch.Permits;
import dev.awo.def.dispatch.Survey;
import dev.awo.def.dispatch.SurveyRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/** Answers dispatchers from the record, after a look at Temporal where that may be behind. */
final class LedgerDispatchActivities implements DispatchActivities {
  private final DispatchRecord record;
  private final LostTasks lost;
  private final WorkflowClient client;

  LedgerDispatchActivities(DispatchRecord record, LostTasks lost, WorkflowClient client) {
    this.record = record;
    this.lost = lost;
    this.client = client;
  }

  @Override
  public Survey survey(SurveyRequest request) {
    request.tasks().forEach(task -> lost.closeIfGone(new TaskKey(request.project(), task.task())));
    return record.ended(request);
  }

  @Override
  public Survey history(SurveyRequest request) {
    return record.ended(request);
  }

  @Override
  public Permits permits(PermitRequest request) {
    return record.permits(request);
  }

  @Override
  public Granted grant(Grants grants) {
    return new Granted(
        grants.tasks().stream()
            .filter(task -> !isTold(new TaskKey(grants.project(), task)))
            .toList());
  }

  private boolean isTold(TaskKey task) {
    try {
      client.newUntypedWorkflowStub(WorkflowIds.task(task)).signal("grantSlot");
      return true;
    } catch (WorkflowNotFoundException gone) {
      return false;
    }
  }

  @Override
  public void noteMode(ModeNote note) {
    record.note(note);
  }
}
