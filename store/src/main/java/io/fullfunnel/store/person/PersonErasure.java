package io.fullfunnel.store.person;

import io.fullfunnel.store.workspace.StrandName;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Erases a person; shows before who it is. */
public final class PersonErasure {
  private final Workspace workspace;

  public PersonErasure(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Who would be erased; nothing if nobody has the id. Writes nothing. */
  public Optional<PersonErased> preview(String id) throws IOException {
    synchronized (workspace) {
      int strand = Lookup.strand(workspace, workspace.snapshot(), id);
      return strand < 0 ? Optional.empty() : Optional.of(look(id, strand));
    }
  }

  /**
   * Erases the person for good.
   *
   * @param by who asks for it
   * @return who it was; nothing if nobody has the id
   */
  public Optional<PersonErased> erase(String id, String by) throws IOException {
    synchronized (workspace) {
      int strand = Lookup.strand(workspace, workspace.snapshot(), id);
      if (strand < 0) {
        return Optional.empty();
      }
      PersonErased who = look(id, strand);
      StrandName name = workspace.askPeople(people -> StrandName.of(people, strand));
      return Optional.of(who.by(workspace.erase(name, by)));
    }
  }

  private PersonErased look(String id, int strand) throws IOException {
    Optional<PersonPage> found = new PersonPages(workspace).find(id);
    if (found.isEmpty()) { // an id that only a call names
      String person = workspace.askPeople(people -> Lookup.text(people, strand));
      return new PersonErased(person, List.of(), 0, null, null, null);
    }
    PersonPage page = found.get();
    return new PersonErased(
        page.person(),
        page.ids().stream().map(each -> new PersonChange.Id(each.kind(), each.value())).toList(),
        page.events(),
        page.first(),
        page.last(),
        null);
  }
}
