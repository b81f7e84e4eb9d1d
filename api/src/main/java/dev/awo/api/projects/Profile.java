package dev.awo.api.projects;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of project, as the YAML resources describe it. Where conditions are a list, all of them
 * must hold.
 *
 * @param family within which only the first profile that matches counts
 * @param language the first that holds
 * @param modules the module system: the first that holds
 * @param managers package managers: the first that holds
 * @param verify the commands whose conditions hold; {@code {word}} is one of the manager's words
 * @param prepare likewise, beside the manager's own
 * @param lock names or globs of the files that say what {@code prepare} fetches
 * @param scan directories with sources, of which those count that are there
 * @param scratch directories inside what {@code prepare} makes that tools must be able to write to
 */
record Profile(
    String id,
    String name,
    String family,
    List<Condition> when,
    List<Choice> language,
    List<Choice> modules,
    List<Manager> managers,
    List<Command> verify,
    List<Command> prepare,
    List<String> lock,
    List<String> scan,
    List<String> scratch) {
  Profile {
    when = List.copyOf(when);
    language = List.copyOf(language);
    modules = List.copyOf(modules);
    managers = List.copyOf(managers);
    verify = List.copyOf(verify);
    prepare = List.copyOf(prepare);
    lock = List.copyOf(lock);
    scan = List.copyOf(scan);
    scratch = List.copyOf(scratch);
  }

  /** One of several answers. */
  record Choice(String is, List<Condition> when) {
    Choice {
      when = List.copyOf(when);
    }
  }

  /**
   * A command line.
   *
   * @param optional whether work goes on when it fails, since its tool has a cache of the host to
   *     fall back on
   */
  record Command(String run, List<Condition> when, Optional<Boolean> optional) {
    Command {
      when = List.copyOf(when);
    }
  }

  /**
   * A package manager.
   *
   * @param words what the profile's commands say in its place
   */
  record Manager(
      String name,
      List<Condition> when,
      Map<String, String> words,
      List<String> lock,
      List<Command> prepare) {
    Manager {
      when = List.copyOf(when);
      words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
      lock = List.copyOf(lock);
      prepare = List.copyOf(prepare);
    }
  }
}
