package io.fullfunnel.store.person;

import io.fullfunnel.store.workspace.Belongings;
import io.fullfunnel.store.workspace.StrandName;
import io.fullfunnel.store.workspace.Workspace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes down everything that is held about a person, as JSON or to be read. */
public final class PersonExport {
  private final Workspace workspace;

  public PersonExport(Workspace workspace) {
    this.workspace = workspace;
  }

  /** How it is written. */
  public enum Format {
    /** One object; messages stand in it as they are stored. */
    JSON,
    /** A page that needs nothing else and runs nothing. */
    HTML;

    /** The ending of a file's name, and the name in an address. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The format of a file, by the ending of its name; null if it is none of these. */
    public static @Nullable Format of(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(format -> name.endsWith("." + format.word()))
          .findFirst()
          .orElse(null);
    }
  }

  /** What a format is told. */
  interface Sheet {
    void begin(
        String workspace, Instant at, PersonPage page, List<PersonConsents.Standing> consents)
        throws IOException;

    /**
     * A message.
     *
     * @param came where the person had come from then; null if it goes back to nothing
     * @param file of the import that brought it; null if none did
     */
    void message(Belongings.Held held, @Nullable Came came, @Nullable String file)
        throws IOException;

    void end() throws IOException;
  }

  /**
   * Writes it; the messages in the order of their arrival.
   *
   * @return whether there is such a person; nothing is written if not
   */
  public boolean write(String id, Format format, OutputStream to) throws IOException {
    PersonPages pages = new PersonPages(workspace);
    PersonPages.Found found = pages.look(id);
    if (found == null) {
      return false;
    }
    Set<Long> rows = new TreeSet<>();
    for (long sequence : found.rows().sequences()) {
      rows.add(sequence);
    }
    Map<Long, Came> came =
        Came.of(found.snapshot(), found.person(), rows, workspace.channels().current());
    StrandName name = workspace.askPeople(people -> StrandName.of(people, found.strand()));
    try (OutputStream out = new BufferedOutputStream(new KeptOpen(to), 1 << 16)) {
      Sheet sheet = format == Format.JSON ? new PersonJson(out) : new PersonHtml(out);
      List<PersonConsents.Standing> consents =
          new PersonConsents(workspace)
              .find(id)
              .map(PersonConsents.Page::purposes)
              .orElse(List.of());
      sheet.begin(
          workspace.settings().name(),
          Instant.now(),
          pages.page(found).ofThePersonAlone(),
          consents);
      Belongings.visit(
          workspace,
          name,
          held ->
              sheet.message(
                  held, came.get(held.event().sequence()), file(held.event().importNumber())));
      sheet.end();
    }
    return true;
  }

  private @Nullable String file(long importNumber) {
    return importNumber == 0
        ? null
        : workspace
            .imports()
            .find(importNumber)
            .map(each -> each.file())
            .orElse("import " + importNumber);
  }

  /** Passes bytes on, but no close. */
  private static final class KeptOpen extends java.io.FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
