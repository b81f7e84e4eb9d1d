package dev.awo.def.spec;

import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads text as one YAML document within limits. */
final class YamlReader {
  private YamlReader() {}

  /** The document; empty when there is none or when it cannot be read, which is then a problem. */
  static Optional<YamlNode> read(String text, Problems problems) {
    if (text.length() > SpecText.MAX_BYTES) {
      problems.add(1, "", SpecText.TOO_LARGE);
      return Optional.empty();
    }
    Lines lines = new Lines(text);
    if (hasUnprintable(text, lines, problems)) {
      return Optional.empty();
    }
    YamlComposer composer = new YamlComposer(text, lines, problems);
    try {
      return composer.compose();
    } catch (YamlComposer.Refused e) {
      problems.add(e.line, e.path, e.message);
    } catch (MarkedYAMLException e) {
      problems.add(YamlErrors.line(e, lines), "", YamlErrors.message(e));
    } catch (YAMLException e) {
      String message = "not valid YAML: " + Shown.plain(String.valueOf(e.getMessage()));
      problems.add(composer.line(), "", message);
    } catch (NumberFormatException e) {
      // SnakeYAML 2.5 lets this out when the text ends within such an escape.
      problems.add(composer.line(), "", "an escape such as \\u00e9 is cut short");
    }
    return Optional.empty();
  }

  private static boolean hasUnprintable(String text, Lines lines, Problems problems) {
    int index = 0;
    for (int i = 0; i < text.length(); index++) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        problems.add(
            lines.at(index),
            "",
            "the character " + Shown.codePoint(c) + " is not allowed in YAML; remove it");
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }
}
