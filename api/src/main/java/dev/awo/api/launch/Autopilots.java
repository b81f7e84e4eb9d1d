package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.view.AutopilotView;
import dev.awo.api.view.NewAutopilot;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.autopilot.ScheduledRound;
import dev.awo.def.autopilot.ScheduledRoundWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The schedules that start rounds: one a project. */
public final class Autopilots {
  static final int DEFAULT_TASKS = 3;

  /** Rounds missed by less, such as while the server was restarted, are made up for. */
  private static final Duration CATCH_UP = Duration.ofMinutes(5);

  private static final int ROUNDS = 5;
  private static final int NEXT = 3;

  private final TemporalConnection temporal;
  private final Ledger ledger;
  private final RoundPlans plans;
  private final ZoneId zone;

  /**
   * The schedules.
   *
   * @param zone in which cron expressions are read
   */
  public Autopilots(TemporalConnection temporal, Ledger ledger, RoundPlans plans, ZoneId zone) {
    this.temporal = temporal;
    this.ledger = ledger;
    this.plans = plans;
    this.zone = zone;
  }

  /** Sets the project's schedule, or changes it; a paused one stays paused. */
  public Steered start(String project, NewAutopilot wanted) {
    Optional<String> trouble = plans.trouble(project);
    if (trouble.isPresent()) {
      return new Steered.Refused(trouble.get());
    }
    Schedule schedule = schedule(project, wanted);
    return asking(
        () -> {
          try {
            temporal
                .schedules()
                .createSchedule(id(project), schedule, ScheduleOptions.newBuilder().build());
          } catch (ScheduleAlreadyRunningException e) {
            handle(project).update(input -> changed(input.getDescription(), schedule));
          }
        });
  }

  /** Starts a round now, unless one is under way. */
  public Steered trigger(String project) {
    return steer(
        project, handle -> handle.trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP));
  }

  /** Webhooks are told, unless it is paused already. */
  public Steered pause(String project, String note) {
    return steer(
        project,
        handle -> {
          boolean isNews = paused(handle.describe()).isEmpty();
          handle.pause(note);
          if (isNews) {
            ledger.notifications().autopilotPaused(project, "person/" + UUID.randomUUID(), note);
          }
        });
  }

  public Steered resume(String project) {
    return steer(project, handle -> handle.unpause("resumed"));
  }

  /** Removes the schedule, and stops the round that is under way; what it queued goes on. */
  public Steered stop(String project) {
    Steered removed = steer(project, ScheduleHandle::delete);
    Steered stopped =
        asking(
            () ->
                temporal
                    .client()
                    .newUntypedWorkflowStub(WorkflowIds.autopilot(project))
                    .signal("stop"));
    return removed instanceof Steered.Done || !(stopped instanceof Steered.Done)
        ? removed
        : stopped;
  }

  /** How the projects' autopilots stand; schedules are left out when Temporal is away. */
  public List<AutopilotView> views(List<String> projects) {
    boolean isThere = temporal.serverVersion().isPresent();
    return projects.stream()
        .map(project -> view(project, isThere ? describe(project) : Optional.empty()))
        .toList();
  }

  private Optional<ScheduleDescription> describe(String project) {
    try {
      return Optional.of(handle(project).describe());
    } catch (ScheduleException | StatusRuntimeException e) {
      // There is none, or nobody answers: what is on record is shown all the same.
      return Optional.empty();
    }
  }

  private AutopilotView view(String project, Optional<ScheduleDescription> schedule) {
    Optional<ScheduledRound> round = schedule.map(Autopilots::round);
    Optional<ScheduleState> paused = schedule.flatMap(Autopilots::paused);
    return new AutopilotView(
        project,
        round.map(ScheduledRound::cron),
        round.map(known -> known.request().maxTasks()),
        round.map(known -> known.request().approve()).orElse(false),
        paused.isPresent(),
        paused.map(ScheduleState::getNote),
        schedule
            .map(known -> known.getInfo().getNextActionTimes().stream().limit(NEXT).toList())
            .orElse(List.of()),
        ledger.rounds().list(project, Optional.empty(), ROUNDS).items());
  }

  /** The state of a schedule that is paused. */
  private static Optional<ScheduleState> paused(ScheduleDescription schedule) {
    return Optional.ofNullable(schedule.getSchedule().getState()).filter(ScheduleState::isPaused);
  }

  private Steered steer(String project, Consumer<ScheduleHandle> what) {
    return asking(() -> what.accept(handle(project)));
  }

  private Steered asking(Runnable what) {
    if (temporal.serverVersion().isEmpty()) {
      return away();
    }
    try {
      what.run();
      return new Steered.Done();
    } catch (RuntimeException e) {
      return switch (Status.fromThrowable(e).getCode()) {
        case NOT_FOUND ->
            new Steered.Refused(
                "the project has no autopilot: 'awo autopilot start --cron \"0 */2 * * *\"'");
        case INVALID_ARGUMENT ->
            new Steered.Refused(
                "the cron expression is not understood: give five fields such as"
                    + " \"0 */2 * * *\"");
        case UNAVAILABLE, DEADLINE_EXCEEDED -> away();
        default -> throw e;
      };
    }
  }

  private static Steered away() {
    return new Steered.Unavailable("Temporal does not answer; see 'awo doctor'");
  }

  private static ScheduleUpdate changed(ScheduleDescription before, Schedule wanted) {
    return new ScheduleUpdate(
        Schedule.newBuilder(wanted).setState(before.getSchedule().getState()).build());
  }

  private Schedule schedule(String project, NewAutopilot wanted) {
    RoundRequest request =
        new RoundRequest(
            project,
            Goal.RUN,
            wanted.maxTasks().orElse(DEFAULT_TASKS),
            wanted.approve().orElse(false),
            Origin.SCHEDULE);
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(ScheduledRoundWorkflow.class)
                .setArguments(new ScheduledRound(request, wanted.cron()))
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(WorkflowIds.autopilot(project) + "/scheduled")
                        .setTaskQueue(TaskQueues.WORKFLOWS)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCronExpressions(List.of(wanted.cron()))
                .setTimeZoneName(zone.getId())
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .setPauseOnFailure(true)
                .build())
        .build();
  }

  private static ScheduledRound round(ScheduleDescription schedule) {
    return ((ScheduleActionStartWorkflow) schedule.getSchedule().getAction())
        .getArguments()
        .get(0, ScheduledRound.class);
  }

  private ScheduleHandle handle(String project) {
    return temporal.schedules().getHandle(id(project));
  }

  private static String id(String project) {
    return "autopilot-" + project;
  }
}
