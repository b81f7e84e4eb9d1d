package dev.awo.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The autopilot of a project.
 *
 * @param cron when rounds start; absent when no schedule is set
 * @param maxTasks the most tasks that a round proposes
 * @param approve whether proposals wait for a person
 * @param paused whether the schedule starts nothing for now
 * @param note why it is paused
 * @param next when the next rounds start
 * @param rounds the latest first
 */
public record AutopilotView(
    String project,
    Optional<String> cron,
    Optional<Integer> maxTasks,
    boolean approve,
    boolean paused,
    Optional<String> note,
    List<Instant> next,
    List<RoundView> rounds) {
  public AutopilotView {
    next = List.copyOf(next);
    rounds = List.copyOf(rounds);
  }
}
