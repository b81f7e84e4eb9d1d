package dev.awo.api.ledger;

import java.io.IOException;

/** A text that is read while it is written out. */
@FunctionalInterface
public interface Log {
  void writeTo(Appendable out) throws IOException;
}
