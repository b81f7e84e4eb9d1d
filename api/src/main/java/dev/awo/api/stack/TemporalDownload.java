package dev.awo.api.stack;

import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.internal.devserver.TemporalDevServerDownloader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The SDK's download of the Temporal CLI. Without a network it fails at once. */
final class TemporalDownload {
  private TemporalDownload() {}

  /**
   * Puts the program at {@code target}.
   *
   * @param reasons told why not, when nothing is returned
   */
  static Optional<Path> into(Path target, Progress progress, List<String> reasons) {
    progress.say("no Temporal CLI found; trying to download it");
    TemporalDevServerOptions options =
        TemporalDevServerOptions.newBuilder()
            .setDownloadDestination(target.resolveSibling("download").toString())
            .build();
    try {
      Files.createDirectories(target.getParent());
      // The public TemporalDevServer would start the server too, with flags that are not ours.
      Path downloaded = TemporalDevServerDownloader.prepare(options);
      Files.move(downloaded, target, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target.getParent(), e);
    } catch (RuntimeException e) {
      reasons.add("the download failed: " + Causes.rootMessage(e));
      return Optional.empty();
    }
  }
}
