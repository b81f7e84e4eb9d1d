package dev.awo.def.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of YAML files. */
public enum DocumentType {
  QUEUE("tasks"),
  WORKFLOW("steps"),
  PROJECTS("projects"),
  PROPOSALS("proposals"),
  PRICES("prices"),
  /** Has no field that it must have. */
  SETTINGS("");

  private final String key;

  DocumentType(String key) {
    this.key = key;
  }

  /** The kind that content and name speak for; empty when neither does. */
  static Optional<DocumentType> of(YamlNode root, String fileName) {
    return switch (root) {
      case YamlNode.Mapping mapping -> of(mapping, fileName);
      case YamlNode.Sequence list -> named(fileName).or(() -> ofItems(list));
      case YamlNode.Scalar scalar -> named(fileName);
    };
  }

  private static Optional<DocumentType> of(YamlNode.Mapping mapping, String fileName) {
    List<String> keys = mapping.entries().stream().map(YamlNode.Entry::key).toList();
    List<DocumentType> keyed = Arrays.stream(values()).filter(t -> !t.key.isEmpty()).toList();
    return keyed.stream()
        .filter(type -> keys.contains(type.key))
        .findFirst()
        .or(() -> named(fileName))
        .or(() -> keyed.stream().filter(type -> type.isNear(keys)).findFirst())
        .or(() -> Optional.of(SETTINGS).filter(t -> keys.stream().anyMatch(SettingsReader::has)));
  }

  private boolean isNear(List<String> keys) {
    return keys.stream().anyMatch(name -> Suggestion.nearest(name, List.of(key)).isPresent());
  }

  private static Optional<DocumentType> named(String fileName) {
    String path = "/" + fileName.replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.contains("/workflows/")) {
      return Optional.of(WORKFLOW);
    }
    return switch (name.replaceFirst("\\.ya?ml$", "")) {
      case "queue" -> Optional.of(QUEUE);
      case "projects" -> Optional.of(PROJECTS);
      case "proposals" -> Optional.of(PROPOSALS);
      case "prices" -> Optional.of(PRICES);
      case "awo" -> Optional.of(SETTINGS);
      default -> Optional.empty();
    };
  }

  private static Optional<DocumentType> ofItems(YamlNode.Sequence list) {
    return list.items().stream()
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .findFirst()
        .map(first -> first.entries().stream().map(YamlNode.Entry::key).toList())
        .map(
            keys -> {
              if (keys.contains("path")) {
                return PROJECTS;
              }
              return keys.contains("rationale") || keys.contains("title") ? PROPOSALS : QUEUE;
            });
  }
}
