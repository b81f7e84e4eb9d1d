package dev.awo.api.projects;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.awo.api.view.ViewJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of projects that are known, from the YAML resources, in their order. */
record Profiles(List<Profile> all) {
  private static final String LIKE = "like";

  Profiles {
    all = List.copyOf(all);
  }

  /** Those that are shipped; they are read once. */
  static Profiles shipped() {
    return Shipped.PROFILES;
  }

  Optional<Profile> named(String id) {
    return all.stream().filter(profile -> profile.id().equals(id)).findFirst();
  }

  /** What {@code like} names gives every field that a profile does not have. */
  static Profiles parse(List<String> files) throws IOException {
    ObjectMapper yaml = YAMLMapper.builder().build();
    List<ObjectNode> nodes = new ArrayList<>();
    for (String file : files) {
      for (JsonNode node : yaml.readTree(file).path("profiles")) {
        nodes.add((ObjectNode) node);
      }
    }
    ObjectMapper json =
        ViewJson.strict().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    List<Profile> profiles = new ArrayList<>();
    for (ObjectNode node : nodes) {
      profiles.add(json.treeToValue(complete(node, nodes), Profile.class));
    }
    return new Profiles(profiles);
  }

  private static ObjectNode complete(ObjectNode node, List<ObjectNode> nodes) {
    ObjectNode full = node.deepCopy();
    String like = node.path(LIKE).asText("");
    full.remove(LIKE);
    nodes.stream()
        .filter(other -> other.path("id").asText().equals(like))
        .forEach(
            other ->
                other
                    .properties()
                    .forEach(
                        field -> {
                          if (!full.has(field.getKey())) {
                            full.set(field.getKey(), field.getValue());
                          }
                        }));
    return full;
  }

  private static final class Shipped {
    private static final Profiles PROFILES = read();

    private static Profiles read() {
      try {
        List<String> files = new ArrayList<>();
        for (String name : text("index").lines().toList()) {
          files.add(text(name));
        }
        return parse(files);
      } catch (IOException e) {
        throw new UncheckedIOException("the shipped profiles cannot be read", e);
      }
    }

    private static String text(String name) throws IOException {
      try (InputStream in = Profiles.class.getResourceAsStream("profiles/" + name)) {
        if (in == null) {
          throw new IOException("the resource profiles/" + name + " is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
