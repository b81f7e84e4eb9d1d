package dev.awo.worker;

import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.LedgerActivities;
import dev.awo.def.ledger.Reservation;
import dev.awo.def.ledger.Settled;
import dev.awo.def.ledger.Settlement;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Grants everything, and remembers what it was told. */
final class FakeLedger implements LedgerActivities {
  final List<Settlement> settlements = new CopyOnWriteArrayList<>();
  final List<TaskEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public Grant reserve(Reservation reservation) {
    events.addAll(reservation.events());
    return new Grant.Granted(0);
  }

  @Override
  public Settled settle(Settlement settlement) {
    settlements.add(settlement);
    events.addAll(settlement.events());
    return new Settled(0);
  }

  @Override
  public void note(TaskNote note) {
    events.addAll(note.events());
  }

  @Override
  public void close(TaskRecord record) {
    events.addAll(record.events());
  }
}
