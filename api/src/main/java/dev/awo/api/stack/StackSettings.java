package dev.awo.api.stack;

import dev.awo.def.spec.Read;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * The part of the settings that concerns the stack.
 *
 * @param api port that was asked for, 0 for any; absent where the choice is free, as with the next
 *     three
 * @param temporalAddress {@code host:port} of a server that is already there
 * @param temporalCli path of the {@code temporal} program
 */
public record StackSettings(
    Optional<Integer> api,
    Optional<Integer> admin,
    Optional<Integer> temporal,
    Optional<Integer> ui,
    Optional<String> temporalAddress,
    String namespace,
    Optional<String> temporalCli) {

  /**
   * What {@code awo.yml} says.
   *
   * @throws StackProblem when it cannot be read; the message has the line
   */
  public static StackSettings of(Home home) {
    return of(settings(home));
  }

  /** A port that equals its default was not asked for: the choice is free. */
  static StackSettings of(Settings settings) {
    Settings.Ports ports = settings.ports();
    Settings.Ports defaults = Settings.DEFAULT.ports();
    return new StackSettings(
        asked(ports.api(), defaults.api()),
        asked(ports.admin(), defaults.admin()),
        asked(ports.temporal(), defaults.temporal()),
        asked(ports.ui(), defaults.ui()),
        settings.temporal().address(),
        settings.temporal().namespace(),
        settings.temporal().cli());
  }

  private static Optional<Integer> asked(int port, int ordinary) {
    return port == ordinary ? Optional.empty() : Optional.of(port);
  }

  /**
   * All that {@code awo.yml} says.
   *
   * @throws StackProblem when it cannot be read; the message has the line
   */
  public static Settings settings(Home home) {
    return switch (new SpecReader().settings(text(home))) {
      case Read.Valid<Settings> valid -> valid.value();
      case Read.Invalid<Settings> invalid ->
          throw new StackProblem(
              StackProblem.Kind.INPUT, invalid.words(home.settings().toString()));
    };
  }

  private static String text(Home home) {
    try {
      return Files.readString(home.settings());
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new StackProblem(
          StackProblem.Kind.INPUT,
          "cannot read " + home.settings() + ": it must be UTF-8 text that you may read",
          e);
    }
  }
}
