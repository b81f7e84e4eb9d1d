package dev.awo.def.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Turns a parsed document into nodes. Tags, merge keys, duplicate keys and keys that are not text
 * become problems; an alias becomes the node it stands for, shared and not copied, and what all
 * aliases would expand to is added up beforehand.
 */
final class YamlComposer {
  static final int DEEPEST = 32;
  static final int MOST_EXPANDED = 65_536;

  private final StreamReader reader;
  private final ParserImpl parser;
  private final Lines lines;
  private final Problems problems;
  private final Map<String, Anchored> anchors = new LinkedHashMap<>();
  private int size;
  private int expanded;

  YamlComposer(String text, Lines lines, Problems problems) {
    this.reader = new StreamReader(text);
    this.parser = new ParserImpl(reader, new LoaderOptions());
    this.lines = lines;
    this.problems = problems;
  }

  /** A problem after which reading on makes no sense. */
  static final class Refused extends RuntimeException {
    final int line;
    final String path;
    final String message;

    Refused(int line, String path, String message) {
      super(message, null, false, false);
      this.line = line;
      this.path = path;
      this.message = message;
    }
  }

  /** What an anchor names; the node is absent while it is still being read. */
  private record Anchored(Optional<YamlNode> node, int size) {}

  /** The only document; empty when there is none. */
  Optional<YamlNode> compose() {
    parser.getEvent();
    if (!parser.checkEvent(Event.ID.DocumentStart)) {
      return Optional.empty();
    }
    parser.getEvent();
    YamlNode root = node(parser.getEvent(), "", 0);
    parser.getEvent();
    Event next = parser.getEvent();
    if (next instanceof DocumentStartEvent) {
      throw new Refused(
          line(next), "", "a second document starts here; put each document in a file of its own");
    }
    boolean empty =
        root instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Scalar.Kind.EMPTY;
    return empty ? Optional.empty() : Optional.of(root);
  }

  /** The line that reading has come to. */
  int line() {
    return lines.at(reader.getIndex());
  }

  private YamlNode node(Event event, String path, int depth) {
    if (depth > DEEPEST) {
      throw new Refused(line(event), path, "nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return expand(alias, path);
    }
    String anchor = ((NodeEvent) event).getAnchor();
    int before = size;
    if (anchor != null) {
      anchors.put(anchor, new Anchored(Optional.empty(), 0));
    }
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar, path);
          case SequenceStartEvent start -> sequence(start, path, depth);
          case MappingStartEvent start -> mapping(start, path, depth);
          default -> throw new IllegalStateException("no node: " + event);
        };
    if (anchor != null) {
      anchors.put(anchor, new Anchored(Optional.of(node), size - before));
    }
    return node;
  }

  private YamlNode expand(AliasEvent alias, String path) {
    String name = Shown.quoted("*" + alias.getAnchor());
    Anchored anchored = anchors.get(alias.getAnchor());
    if (anchored == null) {
      throw new Refused(line(alias), path, "the alias " + name + " stands for nothing above it");
    }
    YamlNode node =
        anchored
            .node()
            .orElseThrow(
                () -> new Refused(line(alias), path, "the alias " + name + " contains itself"));
    size += anchored.size();
    expanded += anchored.size();
    if (expanded > MOST_EXPANDED) {
      throw new Refused(
          line(alias),
          path,
          "the aliases up to here expand to more than "
              + MOST_EXPANDED
              + " characters; write out what is needed instead");
    }
    return node;
  }

  private YamlNode scalar(ScalarEvent event, String path) {
    refuseTag(event, event.getTag(), path);
    size += 1 + event.getValue().length();
    return new YamlNode.Scalar(line(event), event.getValue(), event.isPlain());
  }

  private YamlNode sequence(SequenceStartEvent start, String path, int depth) {
    refuseTag(start, start.getTag(), path);
    size++;
    List<YamlNode> items = new ArrayList<>();
    Event event = parser.getEvent();
    while (!event.is(Event.ID.SequenceEnd)) {
      items.add(node(event, path + "[" + items.size() + "]", depth + 1));
      event = parser.getEvent();
    }
    return new YamlNode.Sequence(line(start), items);
  }

  private YamlNode mapping(MappingStartEvent start, String path, int depth) {
    refuseTag(start, start.getTag(), path);
    size++;
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    Event event = parser.getEvent();
    while (!event.is(Event.ID.MappingEnd)) {
      int line = line(event);
      Optional<String> key = key(node(event, path, depth + 1), path);
      String below = key.map(name -> YamlPath.field(path, name)).orElse(path);
      YamlNode value = node(parser.getEvent(), below, depth + 1);
      key.ifPresent(name -> put(entries, new YamlNode.Entry(line, name, value), below));
      event = parser.getEvent();
    }
    return new YamlNode.Mapping(line(start), List.copyOf(entries.values()));
  }

  private void put(Map<String, YamlNode.Entry> entries, YamlNode.Entry entry, String path) {
    YamlNode.Entry first = entries.putIfAbsent(entry.key(), entry);
    if (first != null) {
      problems.add(
          entry.line(),
          path,
          "duplicate key "
              + Shown.quoted(entry.key())
              + ": it is already in line "
              + first.line()
              + "; remove one of them");
    }
  }

  /** The name of a field; absent, and a problem, when it is none. */
  private Optional<String> key(YamlNode key, String path) {
    if (!(key instanceof YamlNode.Scalar scalar)) {
      problems.add(key.line(), path, "a key must be text, but is " + key.described());
      return Optional.empty();
    }
    if (scalar.plain() && scalar.text().equals("<<")) {
      problems.add(key.line(), path, "merge keys ('<<') are not supported; repeat the fields");
      return Optional.empty();
    }
    if (scalar.kind() != YamlNode.Scalar.Kind.TEXT) {
      problems.add(key.line(), path, "a key must be text, but is " + key.described());
      return Optional.empty();
    }
    return Optional.of(scalar.text());
  }

  private void refuseTag(Event event, @Nullable String tag, String path) {
    if (tag != null) {
      problems.add(
          line(event),
          path,
          "tags such as "
              + Shown.quoted(tag.replace("tag:yaml.org,2002:", "!!"))
              + " are not allowed; remove it");
    }
  }

  private int line(Event event) {
    return lines.at(event.getStartMark().getIndex());
  }
}
