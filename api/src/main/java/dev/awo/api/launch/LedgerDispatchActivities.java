package dev.awo.api.launch;

import dev.awo.api.ledger.DispatchRecord;
import dev.awo.def.TaskKey;
import dev.awo.def.dispatch.DispatchActivities;
import dev.awo.def.dispatch.ModeNote;
import dev.awo.def.dispatch.PermitRequest;
import dev.awo.def.dispatch.Permits;
import dev.awo.def.dispatch.Survey;
import dev.awo.def.dispatch.SurveyRequest;

/** Answers dispatchers from the record, after a look at Temporal where that may be behind. */
final class LedgerDispatchActivities implements DispatchActivities {
  private final DispatchRecord record;
  private final LostTasks lost;

  LedgerDispatchActivities(DispatchRecord record, LostTasks lost) {
    this.record = record;
    this.lost = lost;
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
  public void noteMode(ModeNote note) {
    record.note(note);
  }
}
