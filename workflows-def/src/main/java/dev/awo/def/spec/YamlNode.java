package dev.awo.def.spec;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A value of a YAML document, with the line it starts in. */
sealed interface YamlNode {
  int line();

  /** How a person would call it, such as {@code a list}. */
  String described();

  /**
   * Text, a number, a boolean or nothing.
   *
   * @param plain written without quotes, so that it may be a number, a boolean or nothing
   */
  record Scalar(int line, String text, boolean plain) implements YamlNode {
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern NUMBER =
        Pattern.compile(
            "[-+]?(?:0[box][0-9a-f_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?"
                + "|\\.[0-9]+(?:e[-+]?[0-9]+)?|\\.inf)|\\.nan",
            Pattern.CASE_INSENSITIVE);

    /** What a YAML reader takes the value for; not only by YAML 1.2, but also by the older 1.1. */
    Kind kind() {
      if (!plain || text.length() > LONGEST_NUMBER) {
        return Kind.TEXT;
      }
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "", "~", "null" -> Kind.EMPTY;
        case "true", "false" -> Kind.BOOLEAN;
        case "yes", "no", "on", "off" -> Kind.YES_NO;
        default -> NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
      };
    }

    @Override
    public String described() {
      return switch (kind()) {
        case EMPTY -> "empty";
        case NUMBER -> "the number " + text;
        case BOOLEAN -> text;
        case YES_NO -> text + ", which some readers take for a boolean";
        case TEXT -> "the text " + Shown.quoted(text);
      };
    }

    enum Kind {
      TEXT,
      EMPTY,
      NUMBER,
      BOOLEAN,
      YES_NO
    }
  }

  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "a list";
    }
  }

  record Mapping(int line, List<Entry> entries) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String described() {
      return "a mapping";
    }
  }

  /** One field of a mapping; {@code line} is that of its key. */
  record Entry(int line, String key, YamlNode value) {}
}
