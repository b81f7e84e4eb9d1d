package dev.awo.def.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code projects.yaml}. */
final class ProjectReader {
  private static final Schema PROJECT =
      Schema.of(
          "a project",
          "id",
          "path",
          "name",
          "description",
          "type",
          "language",
          "package_manager",
          "scan_dirs",
          "verify",
          "prepare",
          "agent",
          "model",
          "protect",
          "allow_protected",
          "merge",
          "sandbox",
          "network",
          "health",
          "budget",
          "max_parallel");
  private static final Schema MERGE =
      Schema.of(
          "'merge'",
          "policy",
          "target",
          "probation",
          "checked_out",
          "batch",
          "approval_reminder",
          "approval_expiry");
  private static final Schema HEALTH = Schema.of("'health'", "run", "url", "timeout");

  static final int MOST_PARALLEL = 1_000;
  private static final int MOST_IN_BATCH = 100;

  private final Check agents;

  ProjectReader(Check agents) {
    this.agents = agents;
  }

  List<ProjectSpec> read(Value root) {
    Ids ids = new Ids();
    return Root.items(root, "projects")
        .flatMap(item -> item.fields(PROJECT).stream())
        .map(fields -> project(fields, ids))
        .toList();
  }

  private ProjectSpec project(Fields fields, Ids ids) {
    return new ProjectSpec(
        ids.read(fields),
        fields.require("path").flatMap(value -> value.text(Texts::path)).orElse(""),
        fields.find("name").flatMap(value -> value.text(Texts::line)),
        fields.find("description").flatMap(value -> value.text(Texts::any)).map(String::strip),
        fields.find("type").flatMap(value -> value.text(Names::word)),
        fields.find("language").flatMap(value -> value.text(Texts::line)),
        fields.find("package_manager").flatMap(value -> value.text(Names::word)),
        fields.texts("scan_dirs", Paths::directory),
        CommandReader.read(fields, "verify"),
        CommandReader.read(fields, "prepare"),
        fields.find("agent").flatMap(value -> value.text(agents)),
        fields.find("model").flatMap(value -> value.text(Names::model)),
        QueueReader.globs(fields, "protect"),
        fields.texts("allow_protected", ProtectedGroups::complaint),
        fields.find("merge").map(value -> merge(value, MERGE)).orElse(MergeSpec.NONE),
        fields.find("sandbox").flatMap(value -> value.choice(SandboxLevel.class)),
        fields.find("network").map(ProjectReader::network).orElse(NetworkSpec.NONE),
        fields.find("health").flatMap(ProjectReader::health),
        fields.find("budget").map(BudgetReader::project).orElse(BudgetSpec.NONE),
        fields.find("max_parallel").flatMap(value -> value.integer(1, MOST_PARALLEL)));
  }

  static MergeSpec merge(Value value, Schema schema) {
    return value
        .fields(schema)
        .map(
            fields ->
                new MergeSpec(
                    fields.find("policy").flatMap(v -> v.choice(MergePolicy.class)),
                    fields.find("target").flatMap(v -> v.text(Addresses::branch)),
                    fields.find("probation").map(ProjectReader::probation),
                    fields.find("checked_out").flatMap(v -> v.choice(CheckedOut.class)),
                    fields.find("batch").flatMap(v -> v.integer(1, MOST_IN_BATCH)),
                    fields.find("approval_reminder").flatMap(ProjectReader::days),
                    fields.find("approval_expiry").flatMap(ProjectReader::days)))
        .orElse(MergeSpec.NONE);
  }

  private static List<Duration> probation(Value value) {
    List<Duration> times = value.items().flatMap(item -> days(item).stream()).toList();
    if (!times.equals(times.stream().sorted().distinct().toList())) {
      value.wrong("must rise, such as [5m, 30m, 24h]");
    }
    return times;
  }

  private static Optional<Duration> days(Value value) {
    return value.duration(Duration.ofDays(90));
  }

  private static NetworkSpec network(Value value) {
    if (value.node() instanceof YamlNode.Sequence) {
      List<String> hosts =
          value.items().flatMap(item -> item.text(Addresses::host).stream()).toList();
      return new NetworkSpec(!hosts.isEmpty(), hosts);
    }
    if (value.node() instanceof YamlNode.Scalar scalar
        && scalar.kind() == YamlNode.Scalar.Kind.BOOLEAN) {
      return new NetworkSpec(value.bool().orElse(false), List.of());
    }
    value.wrong("must be true, false or a list of host names, but is " + value.node().described());
    return NetworkSpec.NONE;
  }

  private static Optional<HealthSpec> health(Value value) {
    return value
        .fields(HEALTH)
        .map(
            fields -> {
              if (fields.find("run").isEmpty() && fields.find("url").isEmpty()) {
                fields.missing("run", "needs 'run' (a command) or 'url'");
              }
              return new HealthSpec(
                  fields.find("run").flatMap(v -> v.written(Texts::command)),
                  fields.find("url").flatMap(v -> v.text(Addresses::url)),
                  fields
                      .find("timeout")
                      .flatMap(v -> v.duration(CommandReader.LONGEST))
                      .orElse(HealthSpec.DEFAULT_TIMEOUT));
            });
  }
}
