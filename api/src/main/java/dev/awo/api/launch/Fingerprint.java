package dev.awo.api.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.ViewJson;
import dev.awo.def.TaskKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells whether two requests under one id are the same. */
final class Fingerprint {
  private static final ObjectMapper JSON =
      ViewJson.strict().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private Fingerprint() {}

  /** A project's id and its path count as the same. */
  static String of(NewTask task, TaskKey key) {
    NewTask named = task.named(key.project(), Optional.of(key.task()));
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(named)));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a request can always be hashed", e);
    }
  }
}
