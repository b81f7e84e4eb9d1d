package dev.awo.api;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.launch.Autopilots;
import dev.awo.api.launch.BaseChecks;
import dev.awo.api.launch.Launches;
import dev.awo.api.launch.MergeQueues;
import dev.awo.api.launch.NotificationDesk;
import dev.awo.api.launch.ProjectRegistrar;
import dev.awo.api.launch.ProposalDesk;
import dev.awo.api.launch.QueueInbox;
import dev.awo.api.launch.QueueIntake;
import dev.awo.api.launch.QueueModes;
import dev.awo.api.launch.RoundPlans;
import dev.awo.api.launch.RoundStarts;
import dev.awo.api.launch.TaskCanceller;
import dev.awo.api.launch.TaskLauncher;
import dev.awo.api.launch.TaskRetry;
import dev.awo.api.launch.TaskSteering;
import dev.awo.api.launch.TemporalConnection;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.resources.AutopilotResource;
import dev.awo.api.resources.BudgetResource;
import dev.awo.api.resources.EventsResource;
import dev.awo.api.resources.HealthResource;
import dev.awo.api.resources.InfoResource;
import dev.awo.api.resources.MergesResource;
import dev.awo.api.resources.MetricsResource;
import dev.awo.api.resources.NotificationsResource;
import dev.awo.api.resources.OpenApiResource;
import dev.awo.api.resources.ProjectsResource;
import dev.awo.api.resources.ProposalsResource;
import dev.awo.api.resources.QueueResource;
import dev.awo.api.resources.Streams;
import dev.awo.api.resources.TaskApprovalResource;
import dev.awo.api.resources.TaskEventsResource;
import dev.awo.api.resources.TaskResource;
import dev.awo.api.resources.TaskSteeringResource;
import dev.awo.api.resources.TaskTextsResource;
import dev.awo.api.resources.TasksResource;
import dev.awo.api.resources.WhyResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.ZoneId;

/** Gives the resources what they need. */
final class Resources {
  private Resources() {}

  static void registerOn(JerseyEnvironment jersey, Rooms rooms) {
    Ledger ledger = rooms.ledger();
    jersey.register(new TasksResource(ledger, rooms.launcher()));
    jersey.register(
        new TaskResource(ledger, new TaskCanceller(rooms.temporal(), rooms.launches())));
    TaskSteering steering =
        new TaskSteering(ledger, rooms.blobs(), rooms.temporal(), rooms.launches());
    jersey.register(new TaskApprovalResource(ledger.tasks(), steering));
    jersey.register(new TaskSteeringResource(ledger.tasks(), steering, rooms.retry()));
    jersey.register(new MergesResource(ledger, rooms.merges()));
    jersey.register(new TaskTextsResource(ledger, rooms.blobs()));
    jersey.register(new WhyResource(ledger.why()));
    jersey.register(new TaskEventsResource(ledger, rooms.streams()));
    jersey.register(new EventsResource(ledger, rooms.streams()));
    jersey.register(
        new ProjectsResource(
            rooms.projects(),
            new ProjectRegistrar(rooms.projects(), rooms.settings().settings()),
            rooms.settings().settings()));
    jersey.register(
        new QueueResource(
            ledger.queue(), rooms.projects(), rooms.intake(), rooms.modes(), rooms.inbox()));
    jersey.register(
        new AutopilotResource(
            ledger.rounds(),
            rooms.projects(),
            new RoundStarts(rooms.temporal(), rooms.plans()),
            new Autopilots(
                rooms.temporal(),
                ledger,
                rooms.plans(),
                rooms.settings().settings().timeZone().orElseGet(ZoneId::systemDefault))));
    jersey.register(
        new ProposalsResource(
            ledger.proposals(), rooms.desk(), new RoundStarts(rooms.temporal(), rooms.plans())));
    jersey.register(
        new HealthResource(
            rooms.projects(), new BaseChecks(rooms.blobs(), rooms.temporal(), rooms.launcher())));
    jersey.register(new BudgetResource(ledger.budget()));
    jersey.register(new NotificationsResource(rooms.notifications()));
    jersey.register(new MetricsResource(ledger.figures(), rooms.settings().home()));
    jersey.register(
        new InfoResource(new InfoPage(rooms.settings(), rooms.temporal(), rooms.ports())));
    jersey.register(new OpenApiResource());
  }

  /** What the resources stand on. */
  record Rooms(
      ApiSettings settings,
      Ledger ledger,
      ProjectBook projects,
      BlobDirectory blobs,
      TemporalConnection temporal,
      Launches launches,
      TaskLauncher launcher,
      TaskRetry retry,
      MergeQueues merges,
      QueueIntake intake,
      QueueInbox inbox,
      Streams streams,
      Ports ports,
      QueueModes modes,
      RoundPlans plans,
      ProposalDesk desk,
      NotificationDesk notifications) {}
}
