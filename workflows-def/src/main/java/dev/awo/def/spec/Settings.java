package dev.awo.def.spec;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of an installation ({@code awo.yml}), complete: what the file leaves out has its
 * default here.
 *
 * @param agent for tasks that name none; when absent, the provider that has a key
 * @param model for tasks that name none; when absent, the agent's own default
 * @param fallbackModel asked when a task's attempts go round in circles
 * @param reviewModel reviews proposals; when absent, the model that proposed
 * @param maxAttempts attempts per step, unless the task says otherwise
 * @param timeout wall time of a task, unless the task says otherwise
 * @param promptTokens budget for a prompt, context files and project summary included
 * @param maxOutputTokens cap on an answer
 * @param timeZone whose midnight resets daily limits; when absent, the machine's
 * @param providerLimits daily limits by agent, beside the overall ones
 * @param merge for projects that say nothing of it; complete but for the target
 * @param agents CLI agents beside the known ones, by the name that tasks use
 */
public record Settings(
    Optional<String> agent,
    Optional<String> model,
    Optional<String> fallbackModel,
    Optional<String> reviewModel,
    int maxAttempts,
    Duration timeout,
    int promptTokens,
    int maxOutputTokens,
    SandboxLevel sandbox,
    BudgetSpec budget,
    Optional<ZoneId> timeZone,
    Map<String, Limits> providerLimits,
    MergeSpec merge,
    Parallel parallel,
    Ports ports,
    Temporal temporal,
    List<Webhook> webhooks,
    Map<String, CliAgent> agents) {
  /** What holds without a file. */
  public static final Settings DEFAULT =
      new Settings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          3,
          Duration.ofHours(2),
          60_000,
          16_000,
          SandboxLevel.PREFERRED,
          new BudgetSpec(Limits.NONE, Limits.NONE, Optional.of(OnLimit.WAIT)),
          Optional.empty(),
          new LinkedHashMap<>(),
          new MergeSpec(
              Optional.of(MergePolicy.MANUAL),
              Optional.empty(),
              Optional.of(List.of(Duration.ofMinutes(5), Duration.ofMinutes(30))),
              Optional.of(CheckedOut.LEAVE),
              Optional.of(16),
              Optional.of(Duration.ofHours(24)),
              Optional.of(Duration.ofDays(7))),
          new Parallel(4, 200, 2, new LinkedHashMap<>()),
          new Ports(7420, 7421, 7422, 7423),
          new Temporal(Optional.empty(), "default", Optional.empty()),
          List.of(),
          new LinkedHashMap<>());

  public Settings {
    providerLimits = Collections.unmodifiableMap(new LinkedHashMap<>(providerLimits));
    webhooks = List.copyOf(webhooks);
    agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
  }

  /**
   * How much runs at once.
   *
   * @param tasks per project, unless the project says otherwise
   * @param calls model calls of one worker
   * @param commands verify and prepare commands of one worker
   * @param providers how many tasks ask an agent at once, over all projects
   */
  public record Parallel(int tasks, int calls, int commands, Map<String, Integer> providers) {
    public Parallel {
      providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
    }
  }

  /** Ports on the loopback interface; 0 lets the system choose. */
  public record Ports(int api, int admin, int temporal, int ui) {}

  /**
   * Which Temporal server to use.
   *
   * @param address {@code host:port} of a server that is already there; when absent, {@code awo up}
   *     starts one
   * @param cli path of the {@code temporal} program; when absent, it is looked for
   */
  public record Temporal(Optional<String> address, String namespace, Optional<String> cli) {}

  /**
   * Whom to tell.
   *
   * @param name unique; its host's unless the file says otherwise
   * @param url may hold a secret itself
   * @param events which events; all when the file does not say
   * @param secretVariable name of the environment variable whose value signs the body
   */
  public record Webhook(
      String name, String url, Format format, List<Event> events, Optional<String> secretVariable) {
    public Webhook {
      events = List.copyOf(events);
    }

    /** Never the address. */
    @Override
    public String toString() {
      return "Webhook[" + name + "]";
    }

    /** The shape of the body. */
    public enum Format {
      JSON,
      SLACK
    }

    /** What may be told. */
    public enum Event {
      TASK_ENDED,
      APPROVAL_NEEDED,
      MERGED,
      ROLLED_BACK,
      BUDGET_REACHED,
      AUTOPILOT_PAUSED
    }
  }

  /** The webhook of this name. */
  public Optional<Webhook> webhook(String name) {
    return webhooks.stream().filter(webhook -> webhook.name().equals(name)).findFirst();
  }

  /** The CLI agent of this name, declared or built in. */
  public Optional<CliAgent> cliAgent(String name) {
    return Optional.ofNullable(cliAgents().get(name));
  }

  /** All CLI agents that can be asked, by name. */
  public Map<String, CliAgent> cliAgents() {
    Map<String, CliAgent> all = CliAgent.builtIn();
    all.putAll(agents);
    return all;
  }
}
