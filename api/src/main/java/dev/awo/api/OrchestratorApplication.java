package dev.awo.api;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.http.AllowedHosts;
import dev.awo.api.http.ApiToken;
import dev.awo.api.http.HostFilter;
import dev.awo.api.http.HttpRules;
import dev.awo.api.http.ProblemErrorHandler;
import dev.awo.api.launch.Launches;
import dev.awo.api.launch.LedgerMergeActivities;
import dev.awo.api.launch.LedgerRoundActivities;
import dev.awo.api.launch.MergeIntake;
import dev.awo.api.launch.MergeQueues;
import dev.awo.api.launch.NotificationDesk;
import dev.awo.api.launch.ProgressProbe;
import dev.awo.api.launch.ProposalDesk;
import dev.awo.api.launch.QueueFile;
import dev.awo.api.launch.QueueInbox;
import dev.awo.api.launch.QueueIntake;
import dev.awo.api.launch.QueueModes;
import dev.awo.api.launch.RoundPlans;
import dev.awo.api.launch.Sweeper;
import dev.awo.api.launch.TaskLauncher;
import dev.awo.api.launch.TaskRetry;
import dev.awo.api.launch.TemporalConnection;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.LedgerRules;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.projects.ProjectFile;
import dev.awo.api.resources.Streams;
import dev.awo.api.stack.Home;
import dev.awo.api.view.ViewJson;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.dropwizard.lifecycle.AutoCloseableManager;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The API process: REST, dashboard, ledger and launcher, wired by hand. */
public final class OrchestratorApplication extends Application<OrchestratorConfiguration> {
  private static final Logger LOG = LoggerFactory.getLogger(OrchestratorApplication.class);

  private static final int WRONG_INPUT = 2;

  private final Ports ports = new Ports();
  private final ApiSettings settings;

  OrchestratorApplication(ApiSettings settings) {
    this.settings = settings;
  }

  /** Serves until the process is told to end. Exits with 2 when the input is wrong. */
  public static void main(String[] args) throws Exception {
    try {
      ApiArguments arguments = new ApiArguments();
      new CommandLine(arguments).parseArgs(args);
      new OrchestratorApplication(ApiSettings.load(arguments, System.getenv())).run("server");
    } catch (CommandLine.ParameterException | IllegalArgumentException e) {
      LOG.error("{}", e.getMessage());
      System.exit(WRONG_INPUT);
    }
  }

  @Override
  protected void addDefaultCommands(Bootstrap<OrchestratorConfiguration> bootstrap) {
    bootstrap.addCommand(new QuietServerCommand(this));
  }

  @Override
  protected void onFatalError(Throwable failure) {
    LOG.error("{}", StartFailure.words(failure, settings));
    System.exit(WRONG_INPUT);
  }

  @Override
  public String getName() {
    return "awo-api";
  }

  Ports ports() {
    return ports;
  }

  @Override
  public void initialize(Bootstrap<OrchestratorConfiguration> bootstrap) {
    bootstrap.setObjectMapper(ViewJson.strict());
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) -> new ReadyConfiguration(settings));
    Dashboard.addTo(bootstrap);
  }

  @Override
  public void run(OrchestratorConfiguration configuration, Environment environment)
      throws IOException {
    manage(environment, HomeLock.of(new Home(settings.home())));
    BlobDirectory blobs = new BlobDirectory(settings.data().resolve("blobs"));
    ProjectFile projectFile =
        ProjectFile.open(settings.home(), settings.settings().agents().keySet());
    Ledger ledger =
        Ledger.open(
            settings.data().resolve("awo.db"),
            blobs,
            rules(settings, projectFile),
            Clock.systemUTC());
    manage(environment, ledger);
    ProjectBook projects = new ProjectBook(projectFile, ledger.projects());
    PrometheusMetrics metrics = new PrometheusMetrics(environment.metrics());
    metrics.watch(ledger.figures());
    TemporalConnection temporal =
        TemporalConnection.open(settings.temporal(), ledger, metrics.registry());
    manage(environment, temporal);
    int tasks = settings.settings().parallel().tasks();
    Launches launches =
        new Launches(ledger, temporal, project -> projectFile.maxParallel(project).orElse(tasks));
    Sweeper sweeper = Sweeper.start(ledger, temporal, launches, Clock.systemUTC());
    manage(environment, sweeper);
    TaskRetry retry = new TaskRetry(ledger, blobs, launches);
    MergeQueues merges = new MergeQueues(ledger, projects, temporal, settings.settings());
    manage(environment, MergeIntake.start(ledger, merges, temporal, Clock.systemUTC()));
    NotificationDesk notifications =
        new NotificationDesk(ledger.notifications(), temporal, settings.settings());
    manage(environment, notifications.startNotifier());
    TaskLauncher launcher =
        new TaskLauncher(
            ledger,
            projects,
            blobs,
            temporal,
            launches,
            settings.settings(),
            settings::environment);
    QueueIntake intake = intake(ledger, projects, launcher, sweeper);
    QueueInbox inbox = QueueInbox.start(settings.home(), ledger.queue(), intake);
    manage(environment, inbox);
    Streams streams = new Streams(ledger, new ProgressProbe(temporal, Clock.systemUTC()));
    closeBeforeStopping(environment, streams);

    QueueModes modes = new QueueModes(temporal, launches);
    RoundPlans plans =
        new RoundPlans(ledger, projects, blobs, settings.settings(), settings::environment);
    ProposalDesk desk = new ProposalDesk(ledger, launcher);
    temporal.start(
        new LedgerMergeActivities(ledger, blobs, retry),
        new LedgerRoundActivities(ledger, blobs, plans, desk, modes));

    HttpRules.registerOn(
        environment.jersey().getResourceConfig(),
        ApiToken.in(settings.data().resolve("api-token")));
    Resources.registerOn(
        environment.jersey(),
        new Resources.Rooms(
            settings,
            ledger,
            projects,
            blobs,
            temporal,
            launches,
            launcher,
            retry,
            merges,
            intake,
            inbox,
            streams,
            ports,
            modes,
            plans,
            desk,
            notifications));
    Health.registerOn(environment.healthChecks(), ledger, temporal);
    environment.getAdminContext().addServlet(new ServletHolder(metrics), "/metrics");
    guard(environment.getApplicationContext(), ports::api, settings.allowedHosts());
    guard(environment.getAdminContext(), ports::admin, settings.allowedHosts());
    announce(environment);
  }

  private void announce(Environment environment) {
    environment
        .lifecycle()
        .addServerLifecycleListener(
            server -> {
              ports.learnFrom(server);
              LOG.info(
                  "ready: http://{}:{} (admin port {})",
                  settings.bind(),
                  ports.api(),
                  ports.admin());
            });
  }

  private QueueIntake intake(
      Ledger ledger, ProjectBook projects, TaskLauncher launcher, Sweeper sweeper) {
    QueueFile file = new QueueFile(ledger, projects, settings.settings().agents().keySet());
    return new QueueIntake(ledger, launcher, file, sweeper);
  }

  private static LedgerRules rules(ApiSettings settings, ProjectFile projects) {
    return new LedgerRules(
        settings.settings().budget(),
        settings.settings().providerLimits(),
        projects::budget,
        settings.settings().parallel().providers(),
        settings.settings().timeZone().orElseGet(ZoneId::systemDefault),
        settings.prices(),
        settings.temporal().ui(),
        settings.temporal().namespace(),
        settings.settings().webhooks().stream()
            .flatMap(webhook -> webhook.events().stream())
            .collect(Collectors.toSet()));
  }

  private static void manage(Environment environment, AutoCloseable part) {
    environment.lifecycle().manage(new AutoCloseableManager(part));
  }

  /** Jetty waits for open requests when it stops, and a stream is open until it is told to end. */
  private static void closeBeforeStopping(Environment environment, Streams streams) {
    environment
        .lifecycle()
        .addEventListener(
            new LifeCycle.Listener() {
              @Override
              public void lifeCycleStopping(LifeCycle event) {
                streams.close();
              }
            });
  }

  private static void guard(
      MutableServletContextHandler context, IntSupplier port, List<String> others) {
    context.addFilter(
        new FilterHolder(new HostFilter(new AllowedHosts(port, others))),
        "/*",
        EnumSet.of(DispatcherType.REQUEST));
    context.setErrorHandler(new ProblemErrorHandler());
  }
}
