package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Bare IP addresses in texts that name a peer. */
final class Addresses {
  private static final Pattern HOST =
      Pattern.compile(
          "(?:^|://|@)(?:[^/\\s@]{0,100}@)?(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?(?:[/?#\\s]|$)");
  private static final Pattern NUMBER =
      Pattern.compile("^[a-z]+://(?:0x([0-9a-fA-F]{8})|(\\d{8,10}))(?::\\d+)?(?:[/?#]|$)");
  private static final Pattern VERSION_6 = Pattern.compile("://\\[([0-9a-fA-F:.]+)\\]");

  /** What an address is for. */
  enum Kind {
    /** This machine, or no machine in particular. */
    LOCAL,
    /** Set aside for documentation, or a public name server that probes commonly use. */
    DOCUMENTATION,
    REMOTE
  }

  private Addresses() {}

  /** The kind of the address that a text names as a peer, if it names one by number. */
  static Optional<Kind> kind(String text) {
    Matcher host = HOST.matcher(text);
    if (host.find()) {
      return version4(host.group(1));
    }
    Matcher number = NUMBER.matcher(text);
    if (number.find()) {
      long value =
          number.group(1) == null
              ? Long.parseLong(number.group(2))
              : Long.parseLong(number.group(1), 16);
      return Optional.of(value >> 24 == 127 || value == 0 ? Kind.LOCAL : Kind.REMOTE);
    }
    Matcher six = VERSION_6.matcher(text);
    return six.find() ? Optional.of(version6(six.group(1))) : Optional.empty();
  }

  private static Optional<Kind> version4(String dotted) {
    String[] parts = dotted.split("\\.", -1);
    int[] octets = new int[4];
    for (int i = 0; i < 4; i++) {
      octets[i] = Integer.parseInt(parts[i]);
      if (octets[i] > 255) {
        return Optional.empty();
      }
    }
    if (octets[0] == 127 || octets[0] == 0 || octets[0] >= 224) {
      return Optional.of(Kind.LOCAL);
    }
    String three = octets[0] + "." + octets[1] + "." + octets[2];
    return Optional.of(
        switch (three) {
          case "192.0.2", "198.51.100", "203.0.113", "8.8.8", "8.8.4", "1.1.1", "1.0.0", "9.9.9" ->
              Kind.DOCUMENTATION;
          default -> Kind.REMOTE;
        });
  }

  private static Kind version6(String address) {
    if (address.equals("::1") || address.equals("::")) {
      return Kind.LOCAL;
    }
    return address.startsWith("2001:db8") ? Kind.DOCUMENTATION : Kind.REMOTE;
  }
}
