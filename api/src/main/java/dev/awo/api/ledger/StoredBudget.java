package dev.awo.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.view.NewBudget;
import dev.awo.api.view.ViewJson;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The limits that were put over the API, kept as the JSON in which they came. */
final class StoredBudget {
  private static final String NAME = "budget";
  private static final ObjectMapper JSON = ViewJson.strict();

  private StoredBudget() {}

  static Optional<NewBudget> read(Handle handle) {
    return handle.attach(SettingDao.class).find(NAME).map(StoredBudget::parse);
  }

  static void write(Handle handle, NewBudget budget) {
    try {
      handle.attach(SettingDao.class).put(NAME, JSON.writeValueAsString(budget));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a budget is always writable as JSON", e);
    }
  }

  private static NewBudget parse(String json) {
    try {
      return JSON.readValue(json, NewBudget.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored budget cannot be read; put it anew", e);
    }
  }
}
