package dev.awo.api.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkSearchTest {
  private final Path directory;
  private final FakeCheckout checkout;

  JdkSearchTest(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
    checkout = FakeCheckout.in(directory).built();
  }

  private Path jdk(String name, String version) throws IOException {
    return FakeCheckout.jdk(directory.resolve(name), version);
  }

  @Test
  void javaHomeGoesBeforeEverythingElse() throws Exception {
    jdk("jvm/newer", "25.0.3");
    checkout.set("AWO_JDK_DIRS", directory.resolve("jvm").toString());
    checkout.set("JAVA_HOME", jdk("mine", "21.0.2").toString());

    assertThat(checkout.awo("queue").out()).startsWith("java of 21.0.2\n");
  }

  @Test
  void anOldJavaHomeGivesWayToTheNewestInstalledOne() throws Exception {
    jdk("jvm/a", "21.0.2");
    jdk("jvm/b", "25.0.3");
    jdk("jvm/c", "17.0.15");
    checkout.set("AWO_JDK_DIRS", directory.resolve("jvm").toString());
    checkout.set("JAVA_HOME", jdk("old", "1.8.0_402").toString());

    FakeCheckout.Result result = checkout.awo("queue");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("java of 25.0.3\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theJavaOnPathIsAskedForItsHome() throws Exception {
    Path home = jdk("somewhere", "21");
    Files.createSymbolicLink(checkout.tools.resolve("java"), home.resolve("bin/java"));

    assertThat(checkout.awo("queue").out()).startsWith("java of 21\n");
  }

  @Test
  void anOldJavaOnPathGivesWay() throws Exception {
    Path home = jdk("somewhere", "17.0.1");
    Files.createSymbolicLink(checkout.tools.resolve("java"), home.resolve("bin/java"));
    jdk("jvm/a", "22");
    checkout.set("AWO_JDK_DIRS", directory.resolve("jvm").toString());

    assertThat(checkout.awo("queue").out()).startsWith("java of 22\n");
  }

  @Test
  void macOsLayoutsAreFound() throws Exception {
    jdk("jvm/openjdk.jdk/Contents/Home", "23");
    jdk("brew/openjdk@21/libexec/openjdk.jdk/Contents/Home", "21.0.9");
    checkout.set("AWO_JDK_DIRS", directory.resolve("none") + ":" + directory.resolve("brew"));
    assertThat(checkout.awo("queue").out()).startsWith("java of 21.0.9\n");

    Files.delete(checkout.root.resolve("data/cache/jdk"));
    checkout.set("AWO_JDK_DIRS", directory.resolve("brew") + ":" + directory.resolve("jvm"));
    assertThat(checkout.awo("queue").out()).startsWith("java of 23\n");
  }

  @Test
  void whatWasFoundIsRememberedUntilItIsGone() throws Exception {
    jdk("jvm/a", "21");
    checkout.set("AWO_JDK_DIRS", directory.resolve("jvm").toString());
    checkout.awo("queue");
    checkout.set("AWO_JDK_DIRS", directory.resolve("none").toString());
    assertThat(checkout.awo("queue").out()).startsWith("java of 21\n");

    Files.delete(directory.resolve("jvm/a/bin/java"));
    jdk("none/b", "24");
    assertThat(checkout.awo("queue").out()).startsWith("java of 24\n");
  }

  @Test
  void aRuntimeWithoutCompilerDoesNotCount() throws Exception {
    Files.delete(jdk("jvm/jre", "25").resolve("bin/javac"));
    checkout.set("AWO_JDK_DIRS", directory.resolve("jvm").toString());

    assertThat(checkout.awo("queue").exit()).isEqualTo(2);
  }

  @Test
  void withoutAJdkOneLineSaysWhatWasSeenAndWhatToDo() throws Exception {
    jdk("jvm/a", "17.0.15");
    checkout.set("AWO_JDK_DIRS", directory.resolve("jvm").toString());
    checkout.set("JAVA_HOME", jdk("old", "11.0.2").toString());

    FakeCheckout.Result result = checkout.awo("queue");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("awo: no JDK 21 or newer found")
        .contains("Java 11 in JAVA_HOME", "Java 17 in " + directory.resolve("jvm/a"))
        .contains("apt-get install", "set JAVA_HOME")
        .hasLineCount(1);
  }

  @Test
  void newerJvmsAreToldToKeepQuiet() throws Exception {
    checkout.set("JAVA_HOME", jdk("a", "24").toString());
    assertThat(checkout.awo("queue").out()).contains("--sun-misc-unsafe-memory-access=allow\n");

    checkout.set("JAVA_HOME", jdk("b", "23").toString());
    assertThat(checkout.awo("queue").out()).doesNotContain("--sun-misc-unsafe-memory-access");
  }
}
