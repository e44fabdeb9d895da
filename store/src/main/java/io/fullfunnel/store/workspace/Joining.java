package io.fullfunnel.store.workspace;

import io.fullfunnel.store.people.IdHashes;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.table.EventTable;
import io.fullfunnel.store.table.IdLives;
import java.io.IOException;
import java.util.List;

/**
 * How far people of a workspace can be found again.
 *
 * @param people all of them
 * @param unjoinable those of whom every id is one of a day: what they did on another day is another
 *     person
 * @param browsers how long browsers let ids live
 */
public record Joining(long people, long unjoinable, List<IdLives.Browser> browsers) {

  /** Of a workspace as it stands. */
  public static Joining of(Workspace workspace, long asOf) throws IOException {
    return workspace.askReaders(readers -> {
      EventTable table = readers.table();
      readers.read();
      readers.commit();
      var timelines = readers.finishTimelines();
      People people = timelines.people();
      long position = Math.min(timelines.position(), table.position());
      Unjoined unjoined = workspace.beside().unjoined();
      IdHashes hashes = new IdHashes(workspace.ids(), people.guards());
      Unjoined.Share share = unjoined.share(table, people, hashes, position);
      return new Joining(share.people(), share.unjoinable(), unjoined.lives(table, position, asOf));
    });
  }

  /** Ids that were used again, of all browsers. */
  public long ids() {
    return browsers.stream().mapToLong(IdLives.Browser::ids).sum();
  }

  /** Those of them that lived for less than eight days. */
  public long young() {
    return browsers.stream().mapToLong(IdLives.Browser::young).sum();
  }
}
