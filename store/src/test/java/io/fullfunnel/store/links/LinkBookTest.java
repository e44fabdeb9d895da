package io.fullfunnel.store.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.SealedFile;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The file of a workspace's links. */
class LinkBookTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Target LAMPS = new Target("https://shop.example/lamps");
  private static final Target SALE = new Target("https://shop.example/sale");

  @TempDir Path folder;

  private LinkBook open(int key) throws IOException {
    byte[] secret = new byte[32];
    secret[0] = (byte) key;
    return LinkBook.open(folder, secret);
  }

  @Test
  void everyVersionIsKept() throws IOException {
    LinkBook book = open(1);
    ShortLink made = book.make(LAMPS, " Bio ", "ann", AT);
    book.change(made.id(), SALE, "Bio", "bob", AT.plusSeconds(1));
    book.change(made.id(), null, "Bio", "bob", AT.plusSeconds(2));
    ShortLink other = book.make(LAMPS, "", "ann", AT);
    assertThat(open(1).links()).isEqualTo(book.links());
    assertThat(open(1).links().getFirst().versions())
        .containsExactly(
            new ShortLink.Version(AT, "ann", "Bio", LAMPS),
            new ShortLink.Version(AT.plusSeconds(1), "bob", "Bio", SALE),
            new ShortLink.Version(AT.plusSeconds(2), "bob", "Bio", null));
    assertThat(other.number()).isEqualTo(2);
    assertThat(other.id()).matches(ShortLink.ID.pattern()).isNotEqualTo(made.id());
    assertThatThrownBy(() -> book.change("x", SALE, "", "bob", AT))
        .hasMessage("There is no link with this id; links list shows all.");
  }

  @Test
  void theTaxonomyHasVersionsToo() throws IOException {
    LinkBook book = open(1);
    assertThat(book.taxonomy()).isEqualTo(Taxonomy.DEFAULT);
    Taxonomy own =
        Taxonomy.read(
            JsonMapper.shared()
                .readTree(
                    "{\"mediums\":[\"email\"],\"campaign\":\"[a-z-]+\",\"required\":[\"medium\"]}"),
            book.taxonomy());
    book.save(own, "ann", "spring", AT);
    assertThat(open(1).taxonomy()).isEqualTo(own);
    book.save(null, "ann", "", AT);
    LinkBook read = open(1);
    assertThat(read.taxonomy()).isEqualTo(Taxonomy.DEFAULT);
    assertThat(read.history())
        .containsExactly(
            new LinkBook.Version(1, AT, "ann", "spring", own),
            new LinkBook.Version(2, AT, "ann", "", null));
  }

  /** Ids are signatures: under another key they are nobody's. */
  @Test
  void aFileWithForeignIdsIsRefused() throws IOException {
    open(1).make(LAMPS, "", "ann", AT);
    assertThatThrownBy(() -> open(2)).isInstanceOf(DamagedException.class);
    SealedFile.write(folder.resolve(LinkBook.FILE), "no json".getBytes(UTF_8));
    assertThatThrownBy(() -> open(1)).isInstanceOf(DamagedException.class);
  }

  @Test
  void idsAreFoundOverAllWorkspaces() throws IOException {
    try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
      Workspaces all = new Workspaces(data);
      long[] now = {0};
      LinkBooks books = all.links(() -> Instant.ofEpochMilli(now[0]));
      ShortLink one = books.of("one").make(LAMPS, "", "ann", AT);
      ShortLink two = books.of("two").make(SALE, "", "ann", AT);
      assertThat(one.id()).isNotEqualTo(two.id());
      assertThat(books.find(one.id())).isEqualTo(new LinkBooks.Found("one", one, LAMPS));
      assertThat(books.find(two.id())).isEqualTo(new LinkBooks.Found("two", two, SALE));
      String id = two.id();
      String changed = (id.charAt(0) == 'A' ? 'B' : 'A') + id.substring(1);
      for (String wrong :
          new String[] {
            changed,
            id.substring(1),
            id + "A",
            "",
            "../" + id,
            id + "/",
            id + "%0d%0a",
            "x".repeat(9_000)
          }) {
        assertThat(books.find(wrong)).as(wrong).isNull();
      }
      books.of("one").change(one.id(), null, "", "ann", AT);
      assertThat(books.find(one.id())).isNull();
      all.delete("two");
      now[0] = 1_000;
      assertThat(books.find(two.id())).isNull();
      LinkBooks again = all.links(() -> AT);
      assertThat(Objects.requireNonNull(again.of("one").find(one.id())).target()).isNull();
    }
  }
}
