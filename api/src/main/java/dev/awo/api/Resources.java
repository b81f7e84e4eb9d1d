package dev.awo.api;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.launch.BaseChecks;
import dev.awo.api.launch.Launches;
import dev.awo.api.launch.ProjectRegistrar;
import dev.awo.api.launch.QueueInbox;
import dev.awo.api.launch.QueueIntake;
import dev.awo.api.launch.QueueModes;
import dev.awo.api.launch.TaskCanceller;
import dev.awo.api.launch.TaskLauncher;
import dev.awo.api.launch.TaskRetry;
import dev.awo.api.launch.TaskSteering;
import dev.awo.api.launch.TemporalConnection;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.resources.BudgetResource;
import dev.awo.api.resources.EventsResource;
import dev.awo.api.resources.HealthResource;
import dev.awo.api.resources.InfoResource;
import dev.awo.api.resources.MetricsResource;
import dev.awo.api.resources.OpenApiResource;
import dev.awo.api.resources.ProjectsResource;
import dev.awo.api.resources.QueueResource;
import dev.awo.api.resources.Streams;
import dev.awo.api.resources.TaskEventsResource;
import dev.awo.api.resources.TaskResource;
import dev.awo.api.resources.TaskSteeringResource;
import dev.awo.api.resources.TaskTextsResource;
import dev.awo.api.resources.TasksResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** Gives the resources what they need. */
final class Resources {
  private Resources() {}

  static void registerOn(JerseyEnvironment jersey, Rooms rooms) {
    Ledger ledger = rooms.ledger();
    jersey.register(new TasksResource(ledger, rooms.launcher()));
    jersey.register(
        new TaskResource(ledger, new TaskCanceller(rooms.temporal(), rooms.launches())));
    jersey.register(
        new TaskSteeringResource(
            ledger.tasks(),
            new TaskSteering(ledger, rooms.temporal(), rooms.launches()),
            new TaskRetry(ledger, rooms.blobs(), rooms.launches())));
    jersey.register(new TaskTextsResource(ledger, rooms.blobs()));
    jersey.register(new TaskEventsResource(ledger, rooms.streams()));
    jersey.register(new EventsResource(ledger, rooms.streams()));
    jersey.register(
        new ProjectsResource(
            rooms.projects(),
            new ProjectRegistrar(rooms.projects(), rooms.settings().settings()),
            rooms.settings().settings()));
    jersey.register(
        new QueueResource(
            ledger,
            rooms.intake(),
            new QueueModes(rooms.temporal(), rooms.launches()),
            rooms.inbox()));
    jersey.register(
        new HealthResource(
            rooms.projects(), new BaseChecks(rooms.blobs(), rooms.temporal(), rooms.launcher())));
    jersey.register(new BudgetResource(ledger.budget()));
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
      QueueIntake intake,
      QueueInbox inbox,
      Streams streams,
      Ports ports) {}
}
