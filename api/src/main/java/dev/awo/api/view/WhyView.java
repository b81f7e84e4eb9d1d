package dev.awo.api.view;

import dev.awo.def.spec.SandboxLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What made a commit, or what a task made.
 *
 * @param commit absent when a task was asked for
 * @param stories of the tasks whose work the commit is; several for a merge of several branches
 */
public record WhyView(Optional<Made> commit, List<Story> stories) {
  public WhyView {
    stories = List.copyOf(stories);
  }

  /** What a commit is to a task. */
  public enum Kind {
    /** A commit of the task's branch. */
    STEP,
    /** By it a base branch took the branch in. */
    MERGE,
    /** It takes a merge back. */
    REVERT
  }

  /** Where a task comes from. */
  public enum Origin {
    /** A person, by the command line or this API. */
    PERSON,
    QUEUE_FILE,
    /** A proposal of the autopilot. */
    PROPOSAL
  }

  /**
   * A commit that was made for a task.
   *
   * @param id 40 hex digits
   * @param run of the commit's attempt, as are step and attempt; only of kind {@code step}
   * @param step 0-based
   * @param attempt 1-based
   */
  public record Made(
      String id,
      Kind kind,
      Optional<String> run,
      Optional<Integer> step,
      Optional<Integer> attempt,
      Instant at) {}

  /**
   * A task from its beginning to where it stands.
   *
   * @param task with its prompt, and what it cost
   * @param origin absent of tasks from before this was recorded
   * @param proposal with the words of the model that proposed it, and the verdict of its review
   * @param round in which it was proposed, without its events
   * @param checks what holds for its latest run
   * @param attempts all of them, in order
   * @param events what else happened, in order: waiting, approvals, merging; comments and findings
   *     as their details
   * @param merge where its branch stands
   * @param commits that were made for it, in order
   */
  public record Story(
      TaskView task,
      Optional<Origin> origin,
      Optional<ProposalView> proposal,
      Optional<RoundView> round,
      Optional<Checks> checks,
      List<Attempt> attempts,
      List<EventView> events,
      Optional<MergeView> merge,
      List<Made> commits) {
    public Story {
      attempts = List.copyOf(attempts);
      events = List.copyOf(events);
      commits = List.copyOf(commits);
    }
  }

  /**
   * What every attempt has to pass.
   *
   * @param network whether commands may reach it
   */
  public record Checks(SandboxLevel sandbox, boolean network, List<Command> verify) {
    public Checks {
      verify = List.copyOf(verify);
    }
  }

  /** A command that has to succeed. */
  public record Command(String name, String run) {}

  /** How an attempt ended. */
  public enum Outcome {
    /** It is under way, or was when its run ended. */
    OPEN,
    /** The answer could not be applied, or must not be. */
    BLOCKED,
    /** Verification failed. */
    REJECTED,
    /** A person said no, or nobody said yes. */
    DECLINED,
    PASSED,
    COMMITTED,
    /** It broke off: a failure, a limit or a person's cancel. */
    ENDED
  }

  /**
   * One attempt at one step.
   *
   * @param run the workflow run, which commits name as {@code Awo-Run}
   * @param step 0-based
   * @param attempt 1-based
   * @param model provider and model; absent while nothing was set aside for it
   * @param tokens input and output together; what is set aside until it is settled, as the cost
   * @param prompt hash of the exact prompt, which commits name as {@code Awo-Prompt}
   * @param answer hash of the answer
   * @param words the verdict in one line
   * @param confinement how the commands were confined, where they passed
   * @param findings why it was turned down; cut when very long
   * @param commit what was committed
   */
  public record Attempt(
      String run,
      int step,
      int attempt,
      Instant begun,
      Optional<String> model,
      long tokens,
      BigDecimal costUsd,
      Optional<String> prompt,
      Optional<String> answer,
      Outcome outcome,
      Optional<String> words,
      Optional<String> confinement,
      Optional<String> findings,
      Optional<String> commit) {}
}
