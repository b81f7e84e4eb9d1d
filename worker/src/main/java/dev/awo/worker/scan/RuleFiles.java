package dev.awo.worker.scan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads the rules that come with the program. */
final class RuleFiles {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RuleFiles() {}

  static <T> T read(String name, Class<T> type) {
    try (InputStream in = RuleFiles.class.getResourceAsStream(name)) {
      return MAPPER.readValue(Objects.requireNonNull(in, name), type);
    } catch (IOException e) {
      throw new UncheckedIOException("The built-in rules in " + name + " cannot be read", e);
    }
  }
}
