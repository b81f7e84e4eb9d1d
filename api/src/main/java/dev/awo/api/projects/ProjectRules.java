package dev.awo.api.projects;

import dev.awo.api.view.DetectedView;
import dev.awo.api.view.ProjectView;
import dev.awo.def.approval.ApprovalPolicy;
import dev.awo.def.files.GuardRules;
import dev.awo.def.spec.MergeSpec;
import dev.awo.def.spec.NetworkSpec;
import dev.awo.def.spec.ProjectSpec;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.SandboxRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What holds for a project's tasks: what its operator says, else what is detected, else what the
 * settings say.
 *
 * @param verify for tasks that bring no commands of their own
 * @param preparation what fetches the dependencies
 * @param base where tasks start that do not say: the branch that they are merged into, if one is
 *     named
 * @param approval how long a change that needs approval waits for a person
 * @param detected each with the file that says so
 */
public record ProjectRules(
    List<VerifyCommand> verify,
    GuardRules guard,
    SandboxRules sandbox,
    Optional<Preparation> preparation,
    Optional<String> base,
    ApprovalPolicy approval,
    List<DetectedView> detected) {
  public ProjectRules {
    verify = List.copyOf(verify);
    detected = List.copyOf(detected);
  }

  /** Looks at the project's files. */
  public static ProjectRules of(KnownProject project, Settings settings) {
    Detection detection = ProjectDetector.detect(Path.of(project.view().path()), project.spec());
    return new ProjectRules(
        verify(project, detection),
        project
            .spec()
            .map(spec -> new GuardRules(spec.protect(), spec.allowProtected()))
            .orElse(GuardRules.BUILT_IN),
        new SandboxRules(
            project.spec().flatMap(ProjectSpec::sandbox).orElse(settings.sandbox()),
            project.spec().map(ProjectSpec::network).orElse(NetworkSpec.NONE).allowed()),
        preparation(project, detection.preparation()),
        merge(project, settings).target(),
        approval(project, settings),
        detection.facts());
  }

  /**
   * For a task with these commands of its own, if any. Where nothing is run, nothing needs to be
   * prepared.
   */
  public ProjectRules forTask(List<VerifyCommand> own) {
    List<VerifyCommand> commands = own.isEmpty() ? verify : own;
    return new ProjectRules(
        commands,
        guard,
        sandbox,
        preparation.filter(p -> !commands.isEmpty()),
        base,
        approval,
        detected);
  }

  /** As people read it. */
  public ProjectView.Rules view() {
    return new ProjectView.Rules(
        verify.stream().map(VerifyCommand::run).toList(),
        preparation.stream()
            .flatMap(known -> known.commands().stream())
            .map(command -> command.command().run())
            .toList(),
        sandbox.level().name().toLowerCase(Locale.ROOT),
        sandbox.network(),
        guard.protect(),
        guard.allow(),
        detected);
  }

  private static ApprovalPolicy approval(KnownProject project, Settings settings) {
    MergeSpec merge = merge(project, settings);
    return new ApprovalPolicy(
        merge.approvalReminder().orElse(ApprovalPolicy.DEFAULT.remindAfter()),
        merge.approvalExpiry().orElse(ApprovalPolicy.DEFAULT.expireAfter()));
  }

  /** How the project's branches are merged. */
  public static MergeSpec merge(KnownProject project, Settings settings) {
    return project.spec().map(ProjectSpec::merge).orElse(MergeSpec.NONE).or(settings.merge());
  }

  private static List<VerifyCommand> verify(KnownProject project, Detection detection) {
    List<VerifyCommand> named =
        project
            .spec()
            .map(ProjectSpec::verify)
            .orElseGet(() -> project.view().verify().stream().map(VerifyCommand::of).toList());
    return named.isEmpty() ? detection.verify() : named;
  }

  private static Optional<Preparation> preparation(KnownProject project, Preparation detected) {
    List<VerifyCommand> named = project.spec().map(ProjectSpec::prepare).orElse(List.of());
    List<Preparation.Command> commands =
        named.isEmpty()
            ? detected.commands()
            : named.stream().map(command -> new Preparation.Command(command, false)).toList();
    return commands.isEmpty()
        ? Optional.empty()
        : Optional.of(new Preparation(commands, detected.lockFiles(), detected.scratch()));
  }
}
