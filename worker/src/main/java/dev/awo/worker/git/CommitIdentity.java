package dev.awo.worker.git;

/** A name and an e-mail address as git writes them into a commit. */
public record CommitIdentity(String name, String email) {
  public static final CommitIdentity ORCHESTRATOR = new CommitIdentity("Awo", "awo@localhost");

  public CommitIdentity {
    requirePlain(name, "name");
    requirePlain(email, "e-mail address");
  }

  private static void requirePlain(String text, String what) {
    boolean plain =
        text.codePoints().noneMatch(c -> c == '<' || c == '>' || Character.isISOControl(c));
    if (text.isBlank() || !plain) {
      throw new IllegalArgumentException(
          "the commit author's " + what + " must be one line without '<' and '>'");
    }
  }
}
