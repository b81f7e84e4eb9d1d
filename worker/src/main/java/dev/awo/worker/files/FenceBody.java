package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One fence read to its end, and what it asks for. */
final class FenceBody {
  /** Languages whose fences show commands, output or text rather than a file. */
  private static final Set<String> NO_FILE_LANGS =
      Words.set(
          "sh bash zsh fish shell console terminal shell-session shellsession powershell ps1 "
              + "pwsh cmd bat text txt plaintext plain output log mermaid tree");

  private final List<String> lines;
  private final Fence fence;
  private final FenceTarget target;
  private final List<String> body = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private Optional<String> blockPath;
  private Optional<Fence> nested = Optional.empty();
  private boolean hasBlocks;
  private boolean closed;
  private int at;

  private FenceBody(
      List<String> lines, Fence fence, FenceTarget target, Optional<String> blockPath) {
    this.lines = lines;
    this.fence = fence;
    this.target = target;
    this.blockPath = blockPath;
  }

  /**
   * @param from the index of the opening line
   * @param above the path that the line before the fence names
   * @param lastBlockPath the file of the block just before, if nothing else names one
   */
  static FenceBody read(
      List<String> lines,
      int from,
      Fence fence,
      Optional<PathLine> above,
      Optional<String> lastBlockPath) {
    FenceTarget target = FenceTarget.of(fence, above);
    Optional<String> blockPath =
        target.path().or(() -> above.map(PathLine::path)).or(() -> lastBlockPath);
    FenceBody read = new FenceBody(lines, fence, target, blockPath);
    target.problem().ifPresent(read.rejections::add);
    read.readFrom(from + 1);
    read.conclude();
    return read;
  }

  private void readFrom(int first) {
    at = first;
    while (at < lines.size() && !closed) {
      String line = fence.unindented(lines.get(at));
      if (fence.closedBy(lines.get(at))) {
        closed = true;
        at++;
      } else if (Markers.isSearch(line) && !isContent()) {
        block();
      } else {
        nested = nested.or(() -> fence.nestedOpener(lines.get(at)));
        body.add(line);
        at++;
      }
    }
  }

  /** In a Markdown file that has begun, a marker is an example of a block. */
  private boolean isContent() {
    return !hasBlocks && target.isMarkdown() && !body.stream().allMatch(String::isBlank);
  }

  private void block() {
    hasBlocks = true;
    blockPath = pathFromBody().or(() -> blockPath);
    rejectStrayText();
    BlockReader.Read read = BlockReader.read(lines, at, fence::unindented);
    switch (read) {
      case BlockReader.Read.Block block -> addBlock(block);
      case BlockReader.Read.Malformed malformed -> malformed(malformed);
    }
  }

  private void addBlock(BlockReader.Read.Block block) {
    String path = blockPath.orElse("");
    if (path.isEmpty()) {
      reject(
          Reason.MISSING_PATH,
          "a SEARCH/REPLACE block names no file; put its path on the line before");
    } else {
      edits.add(new Edit.Replace(path, block.search(), block.replace()));
    }
    at = block.next();
  }

  /**
   * Goes on after the fence's end if the block has run over it, so that what follows is judged for
   * itself.
   */
  private void malformed(BlockReader.Read.Malformed malformed) {
    int from = at + 1;
    at = malformed.next();
    for (int i = from; i < malformed.next() && !closed; i++) {
      if (fence.closedBy(lines.get(i))) {
        closed = true;
        at = i + 1;
      }
    }
    boolean cutOff = !closed && at == lines.size();
    if (!cutOff) {
      reject(Reason.MALFORMED_BLOCK, malformed.problem());
    }
  }

  /**
   * The line just before a block, inside the fence, when it names a file; it is then taken out of
   * the body.
   */
  private Optional<String> pathFromBody() {
    int last = body.size() - 1;
    while (last >= 0 && body.get(last).isBlank()) {
      last--;
    }
    if (last < 0) {
      return Optional.empty();
    }
    int line = last;
    Optional<String> path = PathLine.parse(body.get(last)).filter(this::isSure).map(PathLine::path);
    path.ifPresent(found -> body.subList(line, body.size()).clear());
    return path;
  }

  /** Where a file is known already, only what is plainly a path may change it. */
  private boolean isSure(PathLine line) {
    return blockPath.isEmpty() || line.namesWholeFile();
  }

  private void rejectStrayText() {
    body.stream()
        .filter(line -> !line.isBlank() && !CommentText.isComment(line))
        .findFirst()
        .ifPresent(
            line ->
                reject(
                    Reason.MALFORMED_BLOCK,
                    "text stands between the fence and its block: " + line));
    body.clear();
  }

  private void conclude() {
    if (!closed) {
      reject(
          Reason.UNCLOSED_FENCE,
          "the fence is never closed, so the end of the answer may be missing");
    } else if (hasBlocks) {
      rejectStrayText();
    } else if (nested.isPresent()) {
      concludeNested(nested.get());
    } else {
      concludeFile();
    }
  }

  private void concludeNested(Fence inner) {
    boolean innerFile = inner.info().path().isPresent();
    if (target.path().isPresent() && innerFile && !target.isMarkdown()) {
      reject(Reason.UNCLOSED_FENCE, "another file's fence opens before this one is closed");
    } else if (target.path().isPresent()) {
      reject(
          Reason.AMBIGUOUS_FENCE,
          "a fence opens inside this one; open the outer one with more backticks than any fence in it");
    } else if (innerFile) {
      rejections.add(
          new Rejection(
              inner.info().path().orElse(""),
              Reason.AMBIGUOUS_FENCE,
              "this file's fence opens inside another fence of the same length"));
    }
  }

  private void concludeFile() {
    if (!target.isPatchFile() && DiffBody.isDiff(fence, body)) {
      Parsed parsed = DiffBody.parse(body, target.path(), blockPath);
      edits.addAll(parsed.edits());
      rejections.addAll(parsed.rejections());
    } else if (target.path().isPresent() && !target.path().get().isEmpty()) {
      if (!body.isEmpty() && Markers.isMisplaced(firstText())) {
        reject(Reason.MALFORMED_BLOCK, "this marker is misspelled: " + firstText());
        return;
      }
      edits.add(new Edit.Whole(target.path().get(), List.copyOf(body)));
    }
  }

  private String firstText() {
    return body.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private void reject(Reason reason, String detail) {
    rejections.add(new Rejection(target.path().or(() -> blockPath).orElse(""), reason, detail));
  }

  Parsed parsed() {
    return new Parsed(edits, rejections);
  }

  int next() {
    return at;
  }

  String path() {
    return target.path().orElse("");
  }

  Optional<String> lastBlockPath() {
    return hasBlocks ? blockPath : Optional.empty();
  }

  /** True for a fence that holds code, but says of no file that it is that. */
  boolean isCodeWithoutPath() {
    boolean idle = edits.isEmpty() && rejections.isEmpty();
    return idle && !NO_FILE_LANGS.contains(fence.info().lang()) && !firstText().isEmpty();
  }

  /** True for a file that may hold fences itself, and so may have been cut at one of them. */
  boolean mayGoOn() {
    boolean file = target.path().isPresent() && rejections.isEmpty() && !hasBlocks;
    return file && (target.isMarkdown() || OpenText.endsInside(body));
  }

  /** True for a bare fence whose lines may as well close and open fences inside that file. */
  boolean couldBelongTo(FenceBody file) {
    boolean bare = fence.info().lang().isEmpty() && target.path().isEmpty() && !hasBlocks;
    return bare
        && closed
        && fence.mark() == file.fence.mark()
        && fence.length() >= file.fence.length();
  }
}
