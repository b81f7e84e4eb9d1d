package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns an answer into edits: whole files in fences, SEARCH/REPLACE blocks, unified diffs. Prose
 * and fences without a path are passed over; whatever looks like an edit and is not one for certain
 * is a rejection. One pass, linear in the text.
 */
final class AnswerParser {

  private final List<String> lines;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Surroundings above = new Surroundings();
  private Optional<FenceBody> openEnded = Optional.empty();
  private boolean codeWithoutPath;
  private boolean misplaced;
  private int at;

  private AnswerParser(List<String> lines) {
    this.lines = lines;
  }

  static Parsed parse(String answer) {
    return Reasoning.cutFrom(answer)
        .map(text -> new AnswerParser(TextLines.split(text)).parse())
        .orElseGet(AnswerParser::onlyReasoning);
  }

  private static Parsed onlyReasoning() {
    Rejection rejection =
        Rejection.ofAnswer(
            Reason.TRUNCATED, "the answer ends within its reasoning; send the edits after it");
    return new Parsed(List.of(), List.of(rejection));
  }

  private Parsed parse() {
    while (at < lines.size()) {
      step(lines.get(at));
    }
    above.dangling().ifPresent(this::rejectAnnouncement);
    if (edits.isEmpty() && rejections.isEmpty()) {
      rejections.add(nothing());
    }
    return new Parsed(List.copyOf(edits), List.copyOf(rejections));
  }

  private Rejection nothing() {
    return codeWithoutPath
        ? Rejection.ofAnswer(
            Reason.MISSING_PATH,
            "a code fence names no file; open it with its path, as in ```js:src/a.js")
        : Rejection.ofAnswer(
            Reason.NO_EDITS,
            "the answer changes no file; send a fence with a path, a SEARCH/REPLACE block or a diff");
  }

  private void step(String line) {
    Optional<Fence> fence = Fence.opens(line);
    if (fence.isPresent()) {
      fence(fence.get());
      return;
    }
    if (Markers.isSearch(line)) {
      openBlock();
      return;
    }
    if (DiffHeader.startsAt(lines, at, true)) {
      DiffParser.Read read = DiffParser.open(lines, at);
      take(read.parsed());
      at = read.next();
      return;
    }
    if (Markers.isMisplaced(line)) {
      misplaced(line);
      return;
    }
    above.prose(line).ifPresent(this::rejectAnnouncement);
    at++;
  }

  /** One bad block has several markers; those that name no file of their own are reported once. */
  private void misplaced(String line) {
    Optional<String> path = above.take().map(PathLine::path).or(above::lastBlockPath);
    if (path.isPresent() || !misplaced) {
      reject(
          path.orElse(""),
          Reason.MALFORMED_BLOCK,
          "this marker is misspelled or stands where none may: " + line.strip());
    }
    misplaced = true;
    at = Markers.endOfMisplaced(lines, at);
  }

  private void openBlock() {
    Optional<String> path = above.take().map(PathLine::path).or(above::lastBlockPath);
    switch (BlockReader.read(lines, at, line -> line)) {
      case BlockReader.Read.Block block -> {
        addBlock(path, block);
        at = block.next();
      }
      case BlockReader.Read.Malformed malformed -> {
        reject(path.orElse(""), Reason.MALFORMED_BLOCK, malformed.problem());
        at = malformed.next();
      }
    }
    path.ifPresent(above::blockFor);
  }

  private void addBlock(Optional<String> path, BlockReader.Read.Block block) {
    if (path.isEmpty() || path.get().isEmpty()) {
      reject(
          "",
          Reason.MISSING_PATH,
          "a SEARCH/REPLACE block names no file; put its path on the line before");
      return;
    }
    edits.add(new Edit.Replace(path.get(), block.search(), block.replace()));
  }

  private void fence(Fence fence) {
    Optional<PathLine> named = above.take();
    FenceBody body = FenceBody.read(lines, at, fence, named, above.lastBlockPath());
    at = body.next();
    rejectOpenEnd(body);
    take(withoutConsequences(body.parsed()));
    body.lastBlockPath().ifPresent(above::blockFor);
    codeWithoutPath |= body.isCodeWithoutPath();
    openEnded = body.mayGoOn() ? Optional.of(body) : Optional.empty();
  }

  /**
   * A bare fence right after a file that may hold fences can be read as part of that file: both
   * readings are whole.
   */
  private void rejectOpenEnd(FenceBody body) {
    openEnded
        .filter(file -> body.couldBelongTo(file))
        .ifPresent(
            file ->
                reject(
                    file.path(),
                    Reason.AMBIGUOUS_FENCE,
                    "it cannot be told where this file ends, since fences of its own length follow; open it with more backticks than any fence in it"));
  }

  /** After a doubt about fences the last one often stays open; that says nothing new. */
  private Parsed withoutConsequences(Parsed parsed) {
    boolean openEnd =
        parsed.rejections().stream()
            .anyMatch(last -> last.path().isEmpty() && last.reason() == Reason.UNCLOSED_FENCE);
    boolean doubted = openEnd && rejections.stream().anyMatch(AnswerParser::doubtsFences);
    return doubted ? new Parsed(parsed.edits(), List.of()) : parsed;
  }

  private static boolean doubtsFences(Rejection rejection) {
    return rejection.reason() == Reason.AMBIGUOUS_FENCE
        || rejection.reason() == Reason.UNCLOSED_FENCE;
  }

  private void take(Parsed parsed) {
    edits.addAll(parsed.edits());
    rejections.addAll(parsed.rejections());
  }

  private void rejectAnnouncement(String path) {
    reject(path, Reason.MALFORMED_BLOCK, "a file is announced, but no fence follows");
  }

  private void reject(String path, Reason reason, String detail) {
    rejections.add(new Rejection(path, reason, detail));
  }
}
