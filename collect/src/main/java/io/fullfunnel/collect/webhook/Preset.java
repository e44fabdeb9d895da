package io.fullfunnel.collect.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the deliveries of one service are believed and understood, to begin with.
 *
 * @param proof the usual one of the service
 * @param header that holds it
 * @param mapping JSON, as people read it
 */
public record Preset(String name, String proof, String header, String mapping) {
  private static final List<String> NAMES =
      List.of("standard", "stripe", "calendly", "typeform", "github", "segment");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** All of them. */
  public static List<Preset> all() {
    return NAMES.stream().map(Preset::read).toList();
  }

  /** The preset of a name. */
  public static Optional<Preset> find(String name) {
    return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
  }

  private static Preset read(String name) {
    try (InputStream in = Preset.class.getResourceAsStream(name + ".json")) {
      JsonNode json = JSON.readTree(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
      return new Preset(
          name,
          json.path("proof").asString(),
          json.path("header").asString(),
          JSON.writeValueAsString(json.path("mapping")));
    } catch (IOException e) {
      throw new UncheckedIOException("The preset " + name + " cannot be read.", e);
    }
  }
}
