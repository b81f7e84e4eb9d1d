package dev.awo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WorkerSettingsTest {
  @TempDir private Path home;

  @Test
  void dataAreMadeForTheirOwnerAlone() throws IOException {
    settings().makeData();

    assertThat(permissions()).isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwxrwxrwx", "rwx--x---"})
  void dataOfAnOlderHomeAreClosedToOthers(String before) throws IOException {
    Files.createDirectory(home.resolve("data"));
    Files.setPosixFilePermissions(home.resolve("data"), PosixFilePermissions.fromString(before));

    settings().makeData();

    assertThat(permissions()).isEqualTo("rwx------");
  }

  private WorkerSettings settings() {
    WorkerArguments arguments = new WorkerArguments();
    new CommandLine(arguments).parseArgs("--home", home.toString(), "--temporal", "127.0.0.1:1");
    return WorkerSettings.load(arguments, Map.of());
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data")));
  }
}
