package io.fullfunnel.store.workspace;

import io.fullfunnel.store.consent.ConsentState;
import io.fullfunnel.store.consent.Consents;
import io.fullfunnel.store.people.People;
import io.fullfunnel.store.privacy.PrivacyRules;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The ledger of consent by people: who agreed to what, with everything up to the journal's end. */
public final class Consenting {
  private final Workspace workspace;

  public Consenting(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What a person told.
   *
   * @param rules whose purposes it is told of
   * @param entries in order of time
   */
  public record Told(PrivacyRules rules, List<Consents.Entry> entries) {
    /** The newest state of each purpose. */
    public List<ConsentState> now() {
      return Consents.now(rules, entries);
    }
  }

  /** What the person told whom an id belongs to. */
  public Told of(StrandName id) throws IOException {
    return workspace.askReaders(readers -> {
      People people = readers.finishTimelines().people();
      int named = people.strands().find(id.high(), id.low());
      int person = named < 0 ? -1 : people.person(named);
      Set<Long> ids = new TreeSet<>();
      for (int strand = 0; strand < people.strands().size(); strand++) {
        if (people.person(strand) == person) {
          ids.add(people.strands().id(strand));
        }
      }
      Consents.Reading reading = readers.consenting(workspace.beside());
      return new Told(reading.rules(), workspace.beside().consents().of(reading, ids));
    });
  }

  /**
   * People who told anything about a purpose, by their ids in answers, and what stands now; nobody
   * where there is no such purpose.
   */
  public Map<Long, ConsentState> states(String purpose) throws IOException {
    return workspace.askReaders(readers -> {
      Consents.Reading reading = readers.consenting(workspace.beside());
      int number = reading.rules().purpose(purpose);
      return number < 0
          ? Map.of()
          : workspace
              .beside()
              .consents()
              .states(reading, readers.finishTimelines().people(), number);
    });
  }
}
