package dev.awo.api.projects;

import dev.awo.api.projects.Profile.Choice;
import dev.awo.api.projects.Profile.Command;
import dev.awo.api.projects.Profile.Manager;
import dev.awo.api.view.DetectedView;
import dev.awo.api.view.DetectedView.What;
import dev.awo.def.spec.ProjectSpec;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one profile that matches says of a project. */
final class ProfileMatch {
  private final Evidence evidence;
  private final Profile profile;
  private final String why;
  private final Optional<ProjectSpec> spec;
  private final Optional<Manager> manager;
  private final String managerWhy;

  /**
   * @param why the profile matches
   * @param spec whose word on language and package manager goes first
   */
  ProfileMatch(Evidence evidence, Profile profile, String why, Optional<ProjectSpec> spec) {
    this.evidence = evidence;
    this.profile = profile;
    this.why = why;
    this.spec = spec;
    Optional<Manager> named = spec.flatMap(ProjectSpec::packageManager).flatMap(this::named);
    this.manager =
        named.or(
            () -> profile.managers().stream().filter(m -> holds(m.when()).isPresent()).findFirst());
    this.managerWhy =
        named.isPresent()
            ? ProjectFile.NAME
            : manager.flatMap(m -> holds(m.when())).filter(w -> !w.isEmpty()).orElse(why);
  }

  List<DetectedView> facts() {
    List<DetectedView> facts = new ArrayList<>();
    facts.add(new DetectedView(What.TYPE, profile.id(), why));
    choice(What.LANGUAGE, profile.language(), spec.flatMap(ProjectSpec::language), facts);
    choice(What.MODULES, profile.modules(), Optional.empty(), facts);
    manager.ifPresent(m -> facts.add(new DetectedView(What.PACKAGE_MANAGER, m.name(), managerWhy)));
    for (String directory :
        spec.map(ProjectSpec::scanDirs).orElse(List.of()).isEmpty()
            ? profile.scan()
            : List.<String>of()) {
      if (!evidence.matching(directory + "/").isEmpty()) {
        facts.add(new DetectedView(What.SCAN_DIR, directory, directory + "/"));
      }
    }
    commands(What.VERIFY, profile.verify().stream(), facts);
    commands(What.PREPARE, preparing(), facts);
    lockFiles().stream()
        .flatMap(pattern -> evidence.matching(pattern).stream())
        .distinct()
        .forEach(path -> facts.add(new DetectedView(What.LOCK_FILE, path, path)));
    return facts;
  }

  Preparation preparation() {
    List<Preparation.Command> commands =
        preparing()
            .filter(command -> holds(command.when()).isPresent())
            .map(
                command ->
                    new Preparation.Command(
                        VerifyCommand.of(line(command)), command.optional().orElse(false)))
            .toList();
    return new Preparation(commands, lockFiles(), profile.scratch());
  }

  private void choice(
      What what, List<Choice> choices, Optional<String> named, List<DetectedView> facts) {
    if (named.isPresent()) {
      facts.add(new DetectedView(what, named.get(), ProjectFile.NAME));
      return;
    }
    choices.stream()
        .filter(choice -> holds(choice.when()).isPresent())
        .findFirst()
        .ifPresent(choice -> facts.add(new DetectedView(what, choice.is(), from(choice.when()))));
  }

  private void commands(What what, Stream<Command> commands, List<DetectedView> facts) {
    commands
        .filter(command -> holds(command.when()).isPresent())
        .forEach(
            command ->
                facts.add(
                    new DetectedView(
                        what,
                        line(command),
                        holds(command.when()).filter(w -> !w.isEmpty()).orElse(managerWhy))));
  }

  private Stream<Command> preparing() {
    return Stream.concat(
        manager.stream().flatMap(m -> m.prepare().stream()), profile.prepare().stream());
  }

  private List<String> lockFiles() {
    return Stream.concat(manager.stream().flatMap(m -> m.lock().stream()), profile.lock().stream())
        .distinct()
        .toList();
  }

  private String line(Command command) {
    String line = command.run();
    for (Map.Entry<String, String> word : manager.map(Manager::words).orElse(Map.of()).entrySet()) {
      line = line.replace("{" + word.getKey() + "}", word.getValue());
    }
    return line;
  }

  private Optional<Manager> named(String name) {
    return profile.managers().stream().filter(m -> m.name().equalsIgnoreCase(name)).findFirst();
  }

  private String from(List<Condition> when) {
    return holds(when).filter(words -> !words.isEmpty()).orElse(why);
  }

  private Optional<String> holds(List<Condition> when) {
    return evidence.whenAll(when);
  }
}
