package dev.awo.def.spec;

/** The place of a value in its document, such as {@code tasks[2].depends_on[0]}. */
final class YamlPath {
  private YamlPath() {}

  static String field(String path, String name) {
    String shown = Shown.plain(name);
    return path.isEmpty() ? shown : path + "." + shown;
  }

  static String item(String path, int index) {
    return path + "[" + index + "]";
  }
}
