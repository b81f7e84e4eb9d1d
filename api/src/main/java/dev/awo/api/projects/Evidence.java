package dev.awo.api.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One project's files, each read once, and what they say to a profile's conditions. */
final class Evidence {
  private static final String MANIFEST = "package.json";
  private static final List<String> DEPENDENCIES =
      List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final ObjectMapper TOML = TomlMapper.builder().build();

  private final ProjectFiles files;
  private final Map<String, List<String>> entries = new HashMap<>();
  private final Map<String, JsonNode> documents = new HashMap<>();

  Evidence(ProjectFiles files) {
    this.files = files;
  }

  /** Why all of the conditions hold, in words; empty words when nothing is asked. */
  Optional<String> whenAll(List<Condition> conditions) {
    List<String> reasons = new ArrayList<>();
    for (Condition condition : conditions) {
      Optional<String> reason =
          reason(condition).or(() -> condition.otherwise().flatMap(this::reason));
      if (reason.isEmpty()) {
        return Optional.empty();
      }
      reason.filter(words -> !words.isEmpty()).ifPresent(reasons::add);
    }
    return Optional.of(String.join("; ", reasons));
  }

  /** The paths that match: a name, a glob, or a directory when it ends with a slash. */
  List<String> matching(String pattern) {
    int slash = pattern.lastIndexOf('/', pattern.length() - 2);
    List<String> directories = slash < 0 ? List.of("") : matching(pattern.substring(0, slash + 1));
    Pattern name = Pattern.compile(expression(pattern.substring(slash + 1)));
    return directories.stream()
        .flatMap(
            directory ->
                entriesOf(directory).stream()
                    .filter(entry -> name.matcher(entry).matches())
                    .map(entry -> directory + entry))
        .toList();
  }

  private Optional<String> reason(Condition condition) {
    List<Optional<String>> reasons =
        List.of(
            any(condition.file(), this::file),
            none(condition.noFile(), this::file),
            any(condition.dependency(), this::dependency),
            any(condition.script(), this::script),
            any(condition.key(), this::key),
            none(condition.noKey(), this::key),
            any(condition.line(), this::line));
    return reasons.stream().allMatch(Optional::isPresent)
        ? reasons.stream()
            .flatMap(Optional::stream)
            .filter(words -> !words.isEmpty())
            .findFirst()
            .or(() -> Optional.of(""))
        : Optional.empty();
  }

  private Optional<String> file(String pattern) {
    return matching(pattern).stream().findFirst();
  }

  private Optional<String> dependency(String name) {
    return DEPENDENCIES.stream().anyMatch(list -> document(MANIFEST).path(list).has(name))
        ? Optional.of(MANIFEST + ": dependency " + name)
        : Optional.empty();
  }

  private Optional<String> script(String name) {
    JsonNode script = document(MANIFEST).path("scripts").path(name);
    boolean real = script.isTextual() && !script.asText().contains("no test specified");
    return real ? Optional.of(MANIFEST + ": script " + name) : Optional.empty();
  }

  private Optional<String> key(String asked) {
    int hash = asked.indexOf('#');
    int equals = asked.indexOf('=', hash);
    String file = asked.substring(0, hash);
    String path = asked.substring(hash + 1, equals < 0 ? asked.length() : equals);
    JsonNode node = document(file);
    for (String key : path.split("\\.", -1)) {
      node = key.equals("*") ? first(node) : node.path(key);
    }
    boolean holds =
        equals < 0 ? !node.isMissingNode() : node.asText().equals(asked.substring(equals + 1));
    return holds ? Optional.of(file + ": " + path.replace(".*", "")) : Optional.empty();
  }

  private Optional<String> line(String asked) {
    int colon = asked.indexOf(": ");
    String file = asked.substring(0, colon);
    Pattern pattern = Pattern.compile(asked.substring(colon + 2));
    List<String> lines = read(file).map(text -> text.lines().toList()).orElse(List.of());
    for (int i = 0; i < lines.size(); i++) {
      if (pattern.matcher(lines.get(i)).find()) {
        return Optional.of(file + " line " + (i + 1));
      }
    }
    return Optional.empty();
  }

  private JsonNode document(String file) {
    return documents.computeIfAbsent(
        file, name -> read(name).map(text -> parse(name, text)).orElse(MissingNode.getInstance()));
  }

  private Optional<String> read(String file) {
    return matching(file).isEmpty() ? Optional.empty() : files.text(file);
  }

  private static JsonNode parse(String name, String text) {
    try {
      return (name.endsWith(".toml") ? TOML : JSON).readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static JsonNode first(JsonNode node) {
    return node.isEmpty() ? MissingNode.getInstance() : node.elements().next();
  }

  private List<String> entriesOf(String directory) {
    List<String> known = entries.get(directory);
    if (known == null) {
      known = files.entries(directory);
      entries.put(directory, known);
    }
    return known;
  }

  private static String expression(String glob) {
    return Arrays.stream(glob.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^/]*"));
  }

  private static Optional<String> any(List<String> items, Look look) {
    return items.isEmpty()
        ? Optional.of("")
        : items.stream().flatMap(item -> look.at(item).stream()).findFirst();
  }

  private static Optional<String> none(List<String> items, Look look) {
    return items.stream().allMatch(item -> look.at(item).isEmpty())
        ? Optional.of("")
        : Optional.empty();
  }

  /** Where something is found, in words. */
  private interface Look {
    Optional<String> at(String item);
  }
}
