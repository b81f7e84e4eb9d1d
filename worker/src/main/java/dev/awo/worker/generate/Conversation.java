package dev.awo.worker.generate;

import java.util.List;
import java.util.Locale;

/** What a model is sent, in the order of the turns. */
record Conversation(List<Turn> turns) {
  Conversation {
    turns = List.copyOf(turns);
  }

  /** Who speaks. */
  enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }

  record Turn(Role role, String text) {}

  /** The whole as one text for people, with a line before each turn that says whose it is. */
  String asText() {
    StringBuilder text = new StringBuilder();
    for (Turn turn : turns) {
      String role = turn.role().name().toLowerCase(Locale.ROOT);
      text.append("--- ").append(role).append(" ---\n\n").append(turn.text().strip());
      text.append("\n\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** The whole for a program that knows no turns. */
  String asTask() {
    StringBuilder text = new StringBuilder();
    for (Turn turn : turns) {
      if (turn.role() == Role.ASSISTANT) {
        text.append("# Your last answer\n\n");
      }
      text.append(turn.text().strip()).append("\n\n");
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "Conversation[" + turns.size() + " turns]";
  }
}
