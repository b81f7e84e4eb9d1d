package dev.awo.def.spec;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code awo.yml}; what it leaves out has the default of {@link Settings#DEFAULT}. */
final class SettingsReader {
  private static final Schema SETTINGS =
      Schema.of(
              "awo.yml",
              "agent",
              "model",
              "fallback_model",
              "review_model",
              "max_attempts",
              "timeout",
              "prompt_budget_tokens",
              "max_output_tokens",
              "sandbox",
              "budget",
              "merge",
              "parallel",
              "ports",
              "temporal",
              "notifications",
              "agents")
          .refusing(SettingsReader::secret);
  private static final Schema MERGE =
      Schema.of(
          "'merge'",
          "policy",
          "probation",
          "checked_out",
          "batch",
          "approval_reminder",
          "approval_expiry");

  private SettingsReader() {}

  static boolean has(String field) {
    return SETTINGS.fields().contains(field);
  }

  static Optional<Settings> read(Value root) {
    return root.fields(SETTINGS).map(SettingsReader::settings);
  }

  private static Settings settings(Fields fields) {
    Settings defaults = Settings.DEFAULT;
    Map<String, CliAgent> declared = AgentReader.read(fields);
    Agents agents = new Agents(declared.keySet());
    Optional<BudgetReader.Whole> budget =
        fields.find("budget").flatMap(value -> BudgetReader.settings(value, agents));
    return new Settings(
        fields.find("agent").flatMap(value -> value.text(agents)),
        model(fields, "model"),
        model(fields, "fallback_model"),
        model(fields, "review_model"),
        fields
            .find("max_attempts")
            .flatMap(value -> value.integer(1, QueueReader.MOST_ATTEMPTS))
            .orElse(defaults.maxAttempts()),
        timeout(fields).orElse(defaults.timeout()),
        tokens(fields, "prompt_budget_tokens").orElse(defaults.promptTokens()),
        tokens(fields, "max_output_tokens").orElse(defaults.maxOutputTokens()),
        fields
            .find("sandbox")
            .flatMap(value -> value.choice(SandboxLevel.class))
            .orElse(defaults.sandbox()),
        budget.map(whole -> withDefaults(whole.budget())).orElse(defaults.budget()),
        budget.flatMap(BudgetReader.Whole::timeZone),
        budget.map(BudgetReader.Whole::providers).orElse(defaults.providerLimits()),
        fields
            .find("merge")
            .map(value -> ProjectReader.merge(value, MERGE))
            .orElse(MergeSpec.NONE)
            .or(defaults.merge()),
        InstallationReader.parallel(fields, agents),
        InstallationReader.ports(fields),
        InstallationReader.temporal(fields),
        WebhookReader.read(fields),
        declared);
  }

  private static Optional<String> model(Fields fields, String name) {
    return fields.find(name).flatMap(value -> value.text(Names::model));
  }

  private static Optional<Duration> timeout(Fields fields) {
    return fields.find("timeout").flatMap(value -> value.duration(QueueReader.LONGEST));
  }

  private static Optional<Integer> tokens(Fields fields, String name) {
    return fields.find(name).flatMap(value -> value.integer(256, 10_000_000));
  }

  private static BudgetSpec withDefaults(BudgetSpec budget) {
    return new BudgetSpec(
        budget.daily(), budget.task(), budget.onLimit().or(Settings.DEFAULT.budget()::onLimit));
  }

  private static Optional<String> secret(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    boolean isSecret =
        List.of("key", "token", "secret", "password").stream()
            .anyMatch(word -> folded.equals(word) || folded.endsWith("_" + word));
    return isSecret
        ? Optional.of(
            "keys do not belong into this file; put them into the environment or into .env")
        : Optional.empty();
  }
}
