package io.fullfunnel.store.erasure;

import io.fullfunnel.store.data.KeyedHash;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.people.IdHashes;
import io.fullfunnel.store.people.People.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds erased people in events that no reader could take. An id may stand anywhere in such an
 * event, since the wrong place may be why it was refused: every name and every value is looked at,
 * whole, at any depth. Used by one thread.
 */
public final class LooseIds {
  private static final JsonFactory JSON = new JsonFactory();

  /** No id is longer. */
  private static final int LONGEST = 200;

  private final IdHashes hashes;
  private final long[] ids;

  /**
   * @param ids hashes of the ids that were erased, in order
   */
  public LooseIds(KeyedHash hash, Guards guards, long[] ids) {
    this.hashes = new IdHashes(hash, guards);
    this.ids = ids.clone();
  }

  /** What was found in an event. */
  public enum Found {
    /** One of the ids. */
    THEIRS,
    /** It says whose it is, and it is somebody else's. */
    ANOTHERS,
    /** It does not say whose it is: it may be anybody's. */
    NOBODYS
  }

  /** Looks at an event as it is kept. */
  public Found look(byte[] content) {
    boolean said = false;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && isTheirs(json.currentName())) {
          return Found.THEIRS;
        }
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
          String text = json.getString();
          if (isTheirs(text)) {
            return Found.THEIRS;
          }
          said |= saysWhose(json.streamReadContext(), text);
        }
      }
    } catch (JacksonException e) {
      return Found.NOBODYS; // what comes behind was not looked at
    }
    return said ? Found.ANOTHERS : Found.NOBODYS;
  }

  private boolean isTheirs(@Nullable String text) {
    return text != null
        && !text.isEmpty()
        && text.length() <= LONGEST
        && (has(Kind.USER, text) || has(Kind.ANONYMOUS, text) || has(Kind.EMAIL, text));
  }

  private boolean has(Kind kind, String id) {
    long hash = hashes.of(kind, id);
    return hash != IdHashes.NONE && Arrays.binarySearch(ids, hash) >= 0;
  }

  private boolean saysWhose(TokenStreamContext at, String text) {
    TokenStreamContext parent = at.getParent();
    String name = at.inObject() && parent != null && parent.inRoot() ? at.currentName() : null;
    Kind kind =
        switch (name == null ? "" : name) {
          case "userId" -> Kind.USER;
          case "anonymousId" -> Kind.ANONYMOUS;
          case "email" -> Kind.EMAIL;
          default -> null;
        };
    return kind != null
        && !text.isBlank()
        && text.length() <= LONGEST
        && hashes.of(kind, text) != IdHashes.NONE;
  }
}
