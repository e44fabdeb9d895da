package io.fullfunnel.question;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where rules of a workspace are looked at, tried, compared and saved, as JSON: the same for the
 * command line and over HTTP.
 */
public interface RuleDesk {
  /** The rules that count, and all versions. */
  ObjectNode show() throws IOException;

  /** The rules of a version that was saved, to go back to. */
  ObjectNode version(int number);

  /** What rules say about one thing. */
  ObjectNode test(JsonNode asked);

  /**
   * What would change if rules were saved.
   *
   * @param rules null for those that ship
   */
  ObjectNode preview(@Nullable JsonNode rules) throws IOException;

  /**
   * Saves rules as a new version.
   *
   * @param rules null to go back to those that ship
   */
  ObjectNode save(@Nullable JsonNode rules, String by, String note) throws IOException;

  /** When a version was saved, by whom and why. */
  record Saved(int number, Instant at, String by, String note) {
    /**
     * Adds it to a history.
     *
     * @param own whether its rules are the workspace's, not those that ship
     */
    void write(ArrayNode history, boolean own) {
      history
          .addObject()
          .put("number", number)
          .put("at", at.toString())
          .put("by", by)
          .put("note", note)
          .put("own", own);
    }
  }
}
