package dev.awo.def.spec;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Turns YAML text into records, or into everything that is wrong with it. It opens no file, never
 * throws for what the text contains, and its work is bounded by the size of the text.
 */
public final class SpecReader {
  /** Proposals that are accepted at once when the caller sets no limit. */
  public static final int MOST_PROPOSALS = 50;

  private final Agents agents;

  /** Knows the agents that need no declaration. */
  public SpecReader() {
    this(List.of());
  }

  /**
   * Knows further agents.
   *
   * @param declaredAgents names of the CLI agents in the settings
   */
  public SpecReader(Collection<String> declaredAgents) {
    agents = new Agents(declaredAgents);
  }

  /** A queue whose tasks depend on each other only. */
  public Read<List<TaskSpec>> queue(String yaml) {
    return queue(yaml, List.of());
  }

  /**
   * A queue.
   *
   * @param queued ids of tasks that were queued before and may be depended on
   */
  public Read<List<TaskSpec>> queue(String yaml, Collection<String> queued) {
    return read(yaml, root -> Optional.of(new QueueReader(agents).read(root, queued)));
  }

  /** One workflow. */
  public Read<WorkflowSpec> workflow(String yaml) {
    return read(yaml, new WorkflowReader(agents)::read);
  }

  /** The registered projects. */
  public Read<List<ProjectSpec>> projects(String yaml) {
    return read(yaml, root -> Optional.of(new ProjectReader(agents).read(root)));
  }

  /** What a model proposes, at most {@code most} of them. */
  public Read<List<ProposalSpec>> proposals(String yaml, int most) {
    return read(yaml, root -> Optional.of(ProposalReader.read(root, most)));
  }

  /**
   * What a model proposes, each proposal judged by itself; those beyond {@code most} are refused.
   */
  public Drafts<ProposalSpec> proposalDrafts(String yaml, int most) {
    Ids ids = new Ids();
    return new DraftReader<>(
            "proposals",
            most,
            ProposalReader.PROPOSAL,
            fields -> ProposalReader.proposal(fields, ids))
        .read(yaml);
  }

  /** What a model says of proposals, each judgement read by itself. */
  public Drafts<ReviewSpec> reviews(String yaml) {
    Ids ids = new Ids();
    return new DraftReader<>(
            "reviews",
            MOST_PROPOSALS,
            ReviewReader.REVIEW,
            fields -> ReviewReader.review(fields, ids))
        .read(yaml);
  }

  /** Settings; an empty text means the defaults. */
  public Read<Settings> settings(String yaml) {
    return read(
        yaml,
        (root, problems) ->
            root.isEmpty()
                ? Optional.of(Settings.DEFAULT)
                : SettingsReader.read(new Value(root.get(), "", problems)));
  }

  /** A price table. */
  public Read<PriceTable> prices(String yaml) {
    return read(yaml, root -> Optional.of(PriceReader.read(root)));
  }

  /** A document of this type, for callers that only want to know its problems. */
  public Read<?> read(DocumentType type, String yaml) {
    return switch (type) {
      case QUEUE -> queue(yaml);
      case WORKFLOW -> workflow(yaml);
      case PROJECTS -> projects(yaml);
      case PROPOSALS -> proposals(yaml, MOST_PROPOSALS);
      case PRICES -> prices(yaml);
      case SETTINGS -> settings(yaml);
    };
  }

  /**
   * A document whose type is told from its content and name.
   *
   * @param fileName path or name of the file, which is not opened
   */
  public Read<?> read(String fileName, String yaml) {
    Problems problems = new Problems();
    try {
      Optional<YamlNode> root = YamlReader.read(yaml, problems);
      Optional<DocumentType> type = DocumentType.of(root.orElse(NOTHING), fileName);
      if (type.isPresent()) {
        return read(type.get(), yaml);
      }
      if (root.isPresent() || problems.isEmpty()) {
        problems.add(1, "", root.isPresent() ? UNKNOWN_KIND : EMPTY);
      }
      return new Read.Invalid<>(problems.byLine());
    } catch (Problems.TooMany e) {
      return new Read.Invalid<>(problems.byLine());
    }
  }

  private static final YamlNode NOTHING = new YamlNode.Scalar(1, "", true);

  private static final String EMPTY = "the file is empty";
  private static final String UNKNOWN_KIND =
      "cannot tell what kind of file this is: it has none of the fields tasks, steps, projects,"
          + " proposals; say it with --type";

  private static <T> Read<T> read(String yaml, Function<Value, Optional<T>> reader) {
    return read(
        yaml,
        (root, problems) -> {
          if (root.isEmpty()) {
            problems.add(1, "", EMPTY);
          }
          return root.flatMap(node -> reader.apply(new Value(node, "", problems)));
        });
  }

  private static <T> Read<T> read(
      String yaml, BiFunction<Optional<YamlNode>, Problems, Optional<T>> reader) {
    Problems problems = new Problems();
    try {
      Optional<YamlNode> root = YamlReader.read(yaml, problems);
      if (root.isEmpty() && !problems.isEmpty()) {
        return new Read.Invalid<>(problems.byLine());
      }
      Optional<T> value = reader.apply(root, problems);
      return value.map(problems::result).orElseGet(() -> new Read.Invalid<>(problems.byLine()));
    } catch (Problems.TooMany e) {
      return new Read.Invalid<>(problems.byLine());
    }
  }
}
