package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path directory;

  @Test
  void dataAreMadeForTheirOwnerAlone() throws IOException {
    Path data = new Home(directory.resolve("new/home")).makeData();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(Files.getPosixFilePermissions(directory.resolve("new/home")))
        .as("the home has the user's own files, and is as the user wants it")
        .isNotEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void dataOfAnOlderHomeAreClosedToOthers() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(data.resolve("awo.db"), "kept");

    new Home(directory).makeData();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(data.resolve("awo.db")).hasContent("kept");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
