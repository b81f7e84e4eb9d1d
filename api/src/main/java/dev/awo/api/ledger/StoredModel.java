package dev.awo.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.def.generate.ModelChoice;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** The model of a round, kept as JSON. */
final class StoredModel {
  private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();

  private StoredModel() {}

  static String write(ModelChoice model) {
    try {
      return JSON.writeValueAsString(model);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model's name is always writable as JSON", e);
    }
  }

  static ModelChoice read(String json) {
    try {
      return JSON.readValue(json, ModelChoice.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the model of a round on record cannot be read", e);
    }
  }
}
