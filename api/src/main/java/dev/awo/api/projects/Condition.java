package dev.awo.api.projects;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What a profile asks of a project. Each list holds when one of its items does; all lists that are
 * given must hold, or else {@code or}.
 *
 * @param file names, globs or, with a slash at the end, directories
 * @param noFile none of these exists
 * @param dependency names in one of package.json's lists of dependencies
 * @param script names of package.json's scripts; the one that {@code npm init} writes does not
 *     count
 * @param key {@code FILE#KEY.KEY} of a JSON or TOML file, with {@code =VALUE} for a certain value;
 *     the key {@code *} stands for any
 * @param noKey none of these is there
 * @param line {@code FILE: REGEX}, where the expression occurs in a line
 */
record Condition(
    List<String> file,
    List<String> noFile,
    List<String> dependency,
    List<String> script,
    List<String> key,
    List<String> noKey,
    List<String> line,
    @JsonProperty("or") Optional<Condition> otherwise) {
  Condition {
    file = List.copyOf(file);
    noFile = List.copyOf(noFile);
    dependency = List.copyOf(dependency);
    script = List.copyOf(script);
    key = List.copyOf(key);
    noKey = List.copyOf(noKey);
    line = List.copyOf(line);
  }
}
