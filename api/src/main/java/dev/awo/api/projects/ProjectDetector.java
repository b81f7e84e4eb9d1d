package dev.awo.api.projects;

import dev.awo.api.view.DetectedView;
import dev.awo.api.view.DetectedView.What;
import dev.awo.def.spec.ProjectSpec;
import dev.awo.def.verify.Preparation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the kinds of a project from the files in its root, by profiles that are data. A project of
 * several families, such as a Java server with a JavaScript front end, is of each of their kinds.
 */
public final class ProjectDetector {
  private static final List<String> CONVENTIONS =
      List.of("AGENTS.md", "CLAUDE.md", "CONTRIBUTING.md", ".github/CONTRIBUTING.md");
  private static final String IN_FILE = ProjectFile.NAME;

  private ProjectDetector() {}

  /**
   * Looks at the repository at {@code root}.
   *
   * @param spec whose type, language, package manager and directories are believed
   */
  public static Detection detect(Path root, Optional<ProjectSpec> spec) {
    return detect(ProjectFiles.at(root), spec, Profiles.shipped());
  }

  static Detection detect(ProjectFiles files, Optional<ProjectSpec> spec, Profiles profiles) {
    Evidence evidence = new Evidence(files);
    List<DetectedView> facts = new ArrayList<>();
    List<Preparation> preparations = new ArrayList<>();
    spec.flatMap(ProjectSpec::type)
        .filter(type -> profiles.named(type).isEmpty())
        .ifPresent(type -> facts.add(new DetectedView(What.TYPE, type, IN_FILE)));
    matches(evidence, spec, profiles)
        .forEach(
            (profile, why) -> {
              ProfileMatch match = new ProfileMatch(evidence, profile, why, spec);
              facts.addAll(match.facts());
              preparations.add(match.preparation());
            });
    spec.stream()
        .flatMap(known -> known.scanDirs().stream())
        .forEach(directory -> facts.add(new DetectedView(What.SCAN_DIR, directory, IN_FILE)));
    for (String name : CONVENTIONS) {
      evidence
          .matching(name)
          .forEach(path -> facts.add(new DetectedView(What.CONVENTIONS, path, path)));
    }
    facts.sort(Comparator.comparing(DetectedView::what));
    return new Detection(facts, all(preparations));
  }

  private static Map<Profile, String> matches(
      Evidence evidence, Optional<ProjectSpec> spec, Profiles profiles) {
    Optional<Profile> named = spec.flatMap(ProjectSpec::type).flatMap(profiles::named);
    Map<String, Profile> byFamily = new LinkedHashMap<>();
    Map<Profile, String> matches = new LinkedHashMap<>();
    named.ifPresent(
        profile -> {
          byFamily.put(profile.family(), profile);
          matches.put(profile, IN_FILE);
        });
    for (Profile profile : profiles.all()) {
      if (!byFamily.containsKey(profile.family())) {
        evidence
            .whenAll(profile.when())
            .ifPresent(
                why -> {
                  byFamily.put(profile.family(), profile);
                  matches.put(profile, why);
                });
      }
    }
    return matches;
  }

  private static Preparation all(List<Preparation> preparations) {
    return new Preparation(
        preparations.stream().flatMap(p -> p.commands().stream()).toList(),
        preparations.stream().flatMap(p -> p.lockFiles().stream()).distinct().toList(),
        preparations.stream().flatMap(p -> p.scratch().stream()).distinct().toList());
  }
}
