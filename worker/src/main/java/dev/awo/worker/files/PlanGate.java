package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sorts out, before the tree is looked at, the files whose path or whose edits cannot be accepted.
 */
final class PlanGate {
  private final List<FilePlan> plans;
  private final PathPolicy policy;
  private final PathSet beside;
  private final Set<String> planned = new HashSet<>();
  private final Set<String> condemned = new HashSet<>();

  PlanGate(GuardPolicy guard, Parsed parsed) {
    this.plans = FilePlan.of(parsed.edits());
    this.policy = new PathPolicy(guard);
    this.beside = new PathSet();
    plans.forEach(plan -> planned.add(plan.path()));
    parsed.rejections().forEach(rejection -> condemned.add(PathPolicy.normal(rejection.path())));
  }

  /** How many files the answer changes; a rename changes two. */
  int files() {
    return plans.size() + (int) plans.stream().filter(plan -> plan.source().isPresent()).count();
  }

  /**
   * The plans that may be staged. A file of which a part could not be understood is not: more would
   * be said of it than is known.
   */
  List<FilePlan> pass(Findings findings) {
    plans.forEach(plan -> beside.add(plan.path()));
    List<FilePlan> passed = new ArrayList<>();
    for (FilePlan plan : plans) {
      Optional<Rejection> objection = objection(plan);
      objection.ifPresent(findings::reject);
      if (objection.isEmpty() && !condemned.contains(plan.path())) {
        passed.add(plan);
      }
    }
    return passed;
  }

  private Optional<Rejection> objection(FilePlan plan) {
    return Stream.of(
            plan.source().filter(planned::contains).map(PlanGate::editedAndMoved),
            plan.source().flatMap(policy::check),
            policy.check(plan.path()),
            plan.contradiction(),
            plan.source().flatMap(beside::check),
            beside.check(plan.path()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Rejection editedAndMoved(String source) {
    return new Rejection(
        source,
        Reason.CONFLICTING_FORMATS,
        "the answer renames this file and edits it under its old name");
  }
}
