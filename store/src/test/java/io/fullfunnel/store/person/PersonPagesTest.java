package io.fullfunnel.store.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.traffic.Sign;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonPagesTest {
  private static final long T = 1_767_323_045_000L;

  @TempDir Path folder;
  private DataDirectory data;
  private Workspace workspace;
  private PersonPages pages;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    workspace = new Workspaces(data).open("shop");
    pages = new PersonPages(workspace);
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
    data.close();
  }

  private void send(String... messages) throws IOException {
    List<byte[]> batch = new ArrayList<>();
    for (String message : messages) {
      batch.add(message.getBytes(UTF_8));
    }
    workspace.append("http", batch);
  }

  private static String message(String type, String ids, int second, String rest) {
    return """
    {"type":"%s",%s,"time":%d%s}\
    """
        .formatted(type, ids, T + second * 1000L, rest);
  }

  private void anna() throws IOException {
    send(
        message("track", "\"anonymousId\":\"phone\"", 1, ",\"event\":\"view\""),
        message("track", "\"anonymousId\":\"laptop\"", 2, ",\"event\":\"view\""),
        message("track", "\"anonymousId\":\"someone\"", 2, ",\"event\":\"view\""));
  }

  private void annaSignsUp() throws IOException {
    send(
        message(
            "identify",
            "\"anonymousId\":\"phone\",\"userId\":\"anna\"",
            3,
            ",\"traits\":{\"email\":\"Anna@Example.com\",\"plan\":\"free\"}"),
        message("track", "\"anonymousId\":\"laptop\",\"userId\":\"anna\"", 4, ",\"event\":\"buy\""),
        message("identify", "\"userId\":\"anna\"", 5, ",\"traits\":{\"plan\":\"pro\"}"));
  }

  private PersonPage page(String id) throws IOException {
    return pages.find(id).orElseThrow();
  }

  @Test
  void aPageHoldsIdsWithTheirLinksTraitsAndSpan() throws IOException {
    anna();
    annaSignsUp();
    PersonPage page = page("anna");
    assertThat(page)
        .isEqualTo(
            new PersonPage(
                page.person(),
                List.of(
                    new PersonPage.Id("anonymousId", "phone", T + 1000, T + 3000, 1, null),
                    new PersonPage.Id(
                        "anonymousId",
                        "laptop",
                        T + 2000,
                        T + 4000,
                        2,
                        new PersonPage.Joined(
                            "both-ids", T + 4000, "buy: anonymousId laptop, userId anna")),
                    new PersonPage.Id(
                        "userId",
                        "anna",
                        T + 3000,
                        T + 5000,
                        1,
                        new PersonPage.Joined(
                            "identify", T + 3000, "identify: anonymousId phone, userId anna"))),
                List.of(
                    new PersonPage.Trait("email", "\"Anna@Example.com\"", T + 3000, 3, "HTTP"),
                    new PersonPage.Trait("plan", "\"pro\"", T + 5000, 5, "HTTP")),
                3,
                T + 1000,
                T + 4000L,
                List.of(),
                List.of(),
                List.of()));
    assertThat(page("phone")).isEqualTo(page);
    assertThat(page("laptop")).isEqualTo(page);
    assertThat(page(page.person())).isEqualTo(page);
    assertThat(page(" anna@example.COM ")).isEqualTo(page);
    assertThat(page("someone").person()).isNotEqualTo(page.person());
  }

  @Test
  void anOldIdStillResolves() throws IOException {
    anna();
    String phone = page("phone").person();
    String laptop = page("laptop").person();
    annaSignsUp();
    assertThat(laptop).isNotEqualTo(phone);
    assertThat(page(laptop).person()).isEqualTo(phone);
  }

  @Test
  void nobodyIsFoundUnderWhatNeverCame() throws IOException {
    anna();
    for (String id :
        List.of("", "p_", "p_0123456789abcdef", "p_0123456789ABCDEF", "x@y", "' OR 1=1 --")) {
      assertThat(pages.find(id)).as(id).isEmpty();
      assertThat(pages.timeline(id, null, 10)).as(id).isEmpty();
    }
  }

  @Test
  void aTimelineIsReadNewestFirstPageByPage() throws IOException {
    anna();
    annaSignsUp();
    TimelinePage first = pages.timeline("anna", null, 2).orElseThrow();
    TimelinePage second = pages.timeline("anna", first.next(), 2).orElseThrow();
    send(message("track", "\"userId\":\"anna\"", 99, ",\"event\":\"late\"")); // pages do not shift
    TimelinePage third = pages.timeline("anna", second.next(), 2).orElseThrow();
    assertThat(sequences(first)).containsExactly(5L, 4L);
    assertThat(sequences(second)).containsExactly(3L, 1L);
    assertThat(sequences(third)).containsExactly(0L);
    assertThat(third.next()).isNull();
    assertThat(sequences(pages.timeline("anna", null, 1).orElseThrow())).containsExactly(6L);
    assertThatThrownBy(() -> pages.timeline("anna", 2L, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no event of this person has the cursor 2");
  }

  @Test
  void aTimelineSaysWhichRowsAreFlaggedAndWhy() throws IOException {
    send(
        message("track", "\"userId\":\"anna\"", 1, ",\"event\":\"view\""),
        message(
            "track",
            "\"userId\":\"anna\"",
            2,
            ",\"event\":\"buy\",\"properties\":{\"test\":true},"
                + "\"context\":{\"userAgent\":\"Googlebot/2.1\"}"));
    TimelinePage page = pages.timeline("anna", null, 10).orElseThrow();
    assertThat(page.flags())
        .isEqualTo(
            Map.of(
                1L,
                List.of(
                    new Flag(
                        Sign.AGENT,
                        "The agent is a program's (crawler): it has \"googlebot\" in it."),
                    new Flag(Sign.TEST, "The property test is true."))));
    assertThat(TimelineView.of(page, true).events().getFirst().flags())
        .extracting(TimelineView.Flagged::kind)
        .containsExactly("bot", "internal");
  }

  private static List<Long> sequences(TimelinePage page) {
    return page.events().stream().map(Event::sequence).toList();
  }
}
