package dev.awo.api.ledger;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code setting}: what was set at run time, as JSON by name. */
interface SettingDao {
  @SqlQuery("select value from setting where name = :name")
  Optional<String> find(String name);

  @SqlUpdate(
      """
      insert into setting (name, value) values (:name, :value)
      on conflict (name) do update set value = excluded.value
      """)
  int put(String name, String value);
}
