package dev.awo.api.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Objects.requireNonNullElse(
            Awo.class.getPackage().getImplementationVersion(), "in the making");
    return new String[] {"awo " + version + ", Java " + Runtime.version()};
  }
}
