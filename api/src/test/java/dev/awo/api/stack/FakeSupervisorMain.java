package dev.awo.api.stack;

import java.nio.file.Path;

/** The real supervisor, in charge of a fake worker and a fake API. */
final class FakeSupervisorMain {
  private FakeSupervisorMain() {}

  public static void main(String[] args) {
    Home home = new Home(Path.of(args[0]));
    int exitCode = SupervisorMain.run(home, installation(home), args[1]);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static Installation installation(Home home) {
    return new Installation(
        home.directory(),
        home.directory().resolve("archives"),
        program(FakeSupervisorMain.class),
        program(FakeWorkerMain.class),
        program(FakeApiMain.class));
  }

  private static Installation.JavaProgram program(Class<?> main) {
    return new Installation.JavaProgram(System.getProperty("java.class.path"), main.getName());
  }
}
