package dev.awo.def.spec;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for branches, hosts and addresses; no name is looked up. */
final class Addresses {
  private static final String HOST_NAME =
      "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*";
  private static final Pattern HOST =
      Pattern.compile("(\\*\\.)?" + HOST_NAME, Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST_PORT =
      Pattern.compile("(" + HOST_NAME + "):[0-9]{1,5}", Pattern.CASE_INSENSITIVE);
  private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/+-]{0,199}");

  private Addresses() {}

  /** Git's rules, and no name that could be taken for an option. */
  static Optional<String> branch(String text) {
    boolean bad =
        !BRANCH.matcher(text).matches()
            || text.contains("..")
            || text.contains("//")
            || text.contains("/.")
            || text.endsWith("/")
            || text.endsWith(".")
            || text.endsWith(".lock")
            || text.contains(".lock/")
            || text.equals("HEAD");
    return bad ? wrong(text, "a branch, such as main") : Optional.empty();
  }

  static Optional<String> host(String text) {
    return text.length() <= 253 && HOST.matcher(text).matches()
        ? Optional.empty()
        : wrong(text, "a host name, such as packages.example.org");
  }

  static Optional<String> hostPort(String text) {
    return text.length() <= 260
            && HOST_PORT.matcher(text).matches()
            && Integer.parseInt(text.substring(text.lastIndexOf(':') + 1)) <= 65_535
        ? Optional.empty()
        : wrong(text, "host:port, such as 127.0.0.1:7233");
  }

  static Optional<String> url(String text) {
    Optional<String> wrong = wrong(text, "an address such as https://example.org/health");
    try {
      URI uri = URI.create(text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (uri.getUserInfo() != null) {
        return Optional.of("an address must not contain a password; remove the part before '@'");
      }
      return http && uri.getHost() != null ? Optional.empty() : wrong;
    } catch (IllegalArgumentException e) {
      return wrong;
    }
  }

  private static Optional<String> wrong(String text, String wanted) {
    return Optional.of(Shown.quoted(text) + " must be " + wanted);
  }
}
