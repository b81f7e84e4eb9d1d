package dev.awo.api.projects;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The files of a bare repository's HEAD, through the git program, which is told to heed nobody's
 * configuration but the repository's own.
 */
record BareFiles(Path repository) implements ProjectFiles {
  private static final long PATIENCE_SECONDS = 10;

  @Override
  public List<String> entries(String directory) {
    List<String> names = new ArrayList<>();
    for (String line : git("ls-tree", "-z", "HEAD:" + directory).orElse("").split("\0", -1)) {
      int name = line.indexOf('\t') + 1;
      if (name > 0 && names.size() < MOST_ENTRIES) {
        names.add(line.substring(name) + (line.contains(" tree ") ? "/" : ""));
      }
    }
    names.sort(null);
    return names;
  }

  @Override
  public Optional<String> text(String path) {
    return git("cat-file", "blob", "HEAD:" + path).filter(text -> text.length() <= LARGEST);
  }

  private Optional<String> git(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "safe.directory=*", "--git-dir=" + repository));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_NO_LAZY_FETCH", "1",
                "GIT_TERMINAL_PROMPT", "0"));
    try {
      return output(builder.start());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<String> output(Process git) throws IOException, InterruptedException {
    try (InputStream in = git.getInputStream()) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      boolean ended = bytes.length <= LARGEST && git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return ended && git.exitValue() == 0
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
          : Optional.empty();
    } finally {
      git.destroyForcibly();
    }
  }
}
