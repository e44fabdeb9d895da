package io.fullfunnel.store.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.people.Guards;
import io.fullfunnel.store.people.SetAside;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FEATURE UNDER TEST: who is who as the guide tells it: what joins ids, what stands between them,
 * what a team decides, and that a decision counts backwards, is taken back without a trace and
 * outlives every derived file.
 */
class IdentityTest {
  private static final long T = 1_767_323_045_000L;

  @TempDir Path folder;
  private DataDirectory data;
  private OpenWorkspaces workspaces;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    workspaces = new OpenWorkspaces(new Workspaces(data));
    workspaces.findOrCreate("shop");
    workspace = workspaces.with("shop", open -> open);
  }

  @AfterEach
  void close() throws IOException {
    workspaces.close();
    data.close();
  }

  private void again() throws IOException {
    close();
    open();
  }

  private void send(String... messages) throws IOException {
    List<byte[]> batch = new ArrayList<>();
    for (String message : messages) {
      batch.add(message.getBytes(UTF_8));
    }
    workspace.append("http", batch);
  }

  private static String view(int second, String anonymous) {
    return track(second, "view", "\"anonymousId\":\"%s\"".formatted(anonymous));
  }

  private static String track(int second, String event, String ids) {
    return "{\"type\":\"track\",\"event\":\"%s\",%s,\"time\":%d}"
        .formatted(event, ids, T + second * 1000L);
  }

  private static String identify(int second, String user, String anonymous, @Nullable String mail) {
    return "{\"type\":\"identify\",\"userId\":\"%s\",\"anonymousId\":\"%s\",\"time\":%d%s}"
        .formatted(
            user,
            anonymous,
            T + second * 1000L,
            mail == null ? "" : ",\"traits\":{\"email\":\"%s\"}".formatted(mail));
  }

  private static String alias(int second, String user, String previous) {
    return "{\"type\":\"alias\",\"userId\":\"%s\",\"previousId\":\"%s\",\"time\":%d}"
        .formatted(user, previous, T + second * 1000L);
  }

  /** The people of an answer: for each the seconds of its rows, in order. */
  private Set<String> people() throws IOException {
    Set<String> people = new TreeSet<>();
    for (Shard shard : workspace.snapshot().shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          person -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < person.size(); i++) {
              text.append(i == 0 ? "" : " ").append((person.timeMillis(i) - T) / 1000);
            }
            return people.add(text.toString());
          });
    }
    return people;
  }

  private PersonPage page(String id) throws IOException {
    return new PersonPages(workspace).find(id).orElseThrow();
  }

  private PersonChange decide(String one, String other, boolean together) throws IOException {
    return new PersonDecisions(workspace)
        .decide(new PersonDecisions.Wanted(one, other, together), "anna@shop.example");
  }

  private PersonChange preview(String one, String other, boolean together) throws IOException {
    return new PersonDecisions(workspace).preview(new PersonDecisions.Wanted(one, other, together));
  }

  private List<String> setAside(String id) throws IOException {
    return page(id).setAside().stream().map(a -> a.reason() + ": " + a.evidence()).toList();
  }

  @Test
  void anAliasJoinsAnIdOfEitherKindWhateverCameFirst() throws IOException {
    send(
        alias(1, "late", "early"),
        track(2, "buy", "\"userId\":\"early\""),
        track(3, "buy", "\"userId\":\"late\""),
        view(4, "early"));
    assertThat(people()).containsExactly("2 3 4");
  }

  @Test
  void aliasChainsAndCyclesAreOnePerson() throws IOException {
    send(alias(1, "b", "a"), alias(2, "c", "b"), alias(3, "a", "c"), alias(4, "a", "a"));
    for (String user : List.of("a", "b", "c")) {
      send(track(5 + user.charAt(0) - 'a', "buy", "\"userId\":\"%s\"".formatted(user)));
    }
    assertThat(people()).containsExactly("5 6 7");
  }

  @Test
  void whatIsNoIdJoinsNobody() throws IOException {
    send(
        track(1, "view", "\"userId\":\"null\",\"anonymousId\":\"a\""),
        track(2, "view", "\"userId\":\"NULL\",\"anonymousId\":\"b\""),
        track(3, "view", "\"userId\":\" Undefined \",\"anonymousId\":\"[object Object]\""),
        track(4, "view", "\"userId\":\"00000000-0000-0000-0000-000000000000\""),
        alias(5, "c", "guest"),
        alias(6, "d", "guest"),
        track(7, "buy", "\"userId\":\"c\""),
        track(8, "buy", "\"userId\":\"d\""));
    assertThat(people()).containsExactly("1", "2", "7", "8");
    assertThat(workspace.snapshot().facts().withoutPerson()).isEqualTo(2);
    assertThat(new PersonPages(workspace).find("null")).isEmpty();
    assertThat(page("a").ids()).extracting(PersonPage.Id::value).containsExactly("a");
  }

  @Test
  void blockedIdsAreChosenAndCountBackwards() throws IOException {
    send(
        track(1, "view", "\"userId\":\"kiosk\",\"anonymousId\":\"a\""),
        track(2, "view", "\"userId\":\"kiosk\",\"anonymousId\":\"b\""),
        track(3, "view", "\"userId\":\"guest\""));
    assertThat(people()).containsExactly("1 2");
    Guards chosen = Guards.standard().with(Set.of("Kiosk"), Set.of("guest"));
    workspaces.update("shop", settings -> settings.withGuards(chosen));
    assertThat(people()).containsExactly("1", "2", "3");
    again();
    assertThat(people()).containsExactly("1", "2", "3");
    workspaces.update("shop", settings -> settings.withGuards(Guards.standard()));
    assertThat(people()).containsExactly("1 2");
  }

  @Test
  void aPersonHasNoMoreIdsThanItMay() throws IOException {
    workspaces.update("shop", settings -> settings.withGuards(new Guards(Set.of(), 3, false)));
    send(
        identify(5, "u", "e", null),
        identify(1, "u", "a", null),
        identify(4, "u", "d", null),
        identify(2, "u", "b", null),
        view(11, "a"),
        view(12, "b"),
        view(14, "d"));
    assertThat(people()).containsExactly("1 2 4 5 11 12", "14");
    assertThat(setAside("d")).containsExactly("too-many-ids: identify: anonymousId d, userId u");
    decide("u", "d", true);
    assertThat(people()).containsExactly("1 2 4 5 11 12 14");
    assertThat(setAside("d")).hasSize(1).allMatch(text -> text.contains("anonymousId e"));
  }

  @Test
  void twoKnownAddressesAreNeverOnePersonSilently() throws IOException {
    send(
        identify(1, "anna", "phone", "anna@example.com"),
        identify(2, "jan", "laptop", "jan@example.com"),
        alias(3, "anna", "jan"),
        view(4, "laptop"));
    assertThat(people()).containsExactly("1", "2 4");
    assertThat(setAside("anna")).containsExactly("two-emails: alias: previousId jan, userId anna");
    assertThat(page("anna").setAside().getFirst().other()).isEqualTo(page("jan").person());
    decide("anna", "jan", true);
    assertThat(people()).containsExactly("1 2 4");
    assertThat(setAside("anna")).isEmpty();
  }

  @Test
  void whoChangesTheAddressStaysOnePerson() throws IOException {
    send(
        identify(1, "anna", "phone", "anna@example.com"),
        identify(2, "anna", "laptop", "anna@new.example"),
        view(3, "phone"),
        view(4, "laptop"));
    assertThat(people()).containsExactly("1 2 3 4");
  }

  @Test
  void aSharedDeviceBelongsToWhoWasThereFirst() throws IOException {
    send(
        view(1, "tablet"),
        identify(5, "jan", "tablet", null),
        track(6, "buy", "\"userId\":\"jan\",\"anonymousId\":\"tablet\""),
        view(7, "tablet"),
        identify(2, "anna", "tablet", null));
    assertThat(people()).containsExactly("1 2 7", "5 6");
    assertThat(setAside("jan"))
        .containsExactly("shared-device: identify: anonymousId tablet, userId jan");
    Guards joining = new Guards(Set.of(), 100, true);
    workspaces.update("shop", settings -> settings.withGuards(joining));
    assertThat(people()).containsExactly("1 2 5 6 7");
  }

  private void annaK() throws IOException {
    send(
        view(1, "phone"),
        view(2, "computer"),
        identify(3, "anna", "tablet", "anna@example.com"),
        identify(4, "anna", "phone", null),
        identify(5, "anna", "computer", null),
        track(6, "Order Completed", "\"userId\":\"anna\",\"anonymousId\":\"computer\""),
        view(7, "other"));
  }

  @Test
  void anUnlinkCountsBackwardsAndARelinkGivesWhatWasThereBefore() throws IOException {
    annaK();
    Set<String> before = people();
    assertThat(before).containsExactly("1 2 3 4 5 6", "7");
    PersonChange looked = preview("anna", "computer", false);
    assertThat(people()).isEqualTo(before);
    assertThat(looked.after())
        .extracting(PersonChange.Somebody::ids, PersonChange.Somebody::events)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                List.of(
                    new PersonChange.Id("anonymousId", "phone"),
                    new PersonChange.Id("userId", "anna")),
                2L),
            org.assertj.core.groups.Tuple.tuple(
                List.of(new PersonChange.Id("anonymousId", "computer")), 1L));
    assertThat(looked.before()).hasSize(1);
    assertThat(looked.written()).isFalse();

    PersonChange done = decide("computer", "anna", false);
    assertThat(done.after()).isEqualTo(looked.after());
    Set<String> apart = people();
    assertThat(apart).containsExactly("1 3 4 5 6", "2", "7");
    assertThat(setAside("computer"))
        .containsExactly("decision: identify: anonymousId computer, userId anna");
    send(identify(8, "anna", "computer", null), view(9, "computer"));
    assertThat(people()).containsExactly("1 3 4 5 6 8", "2 9", "7");
    again();
    assertThat(people()).containsExactly("1 3 4 5 6 8", "2 9", "7");
    assertThat(page("computer").decisions())
        .extracting(
            PersonPage.Decided::together,
            PersonPage.Decided::one,
            PersonPage.Decided::two,
            PersonPage.Decided::by)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(false, "computer", "anna", "anna@shop.example"));
    assertThat(page("anna").decisions())
        .extracting(PersonPage.Decided::one, PersonPage.Decided::two)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("anna", "computer"));

    decide("anna", "computer", true);
    assertThat(people()).containsExactly("1 2 3 4 5 6 8 9", "7");
    deleteDerivedFiles();
    assertThat(people()).containsExactly("1 2 3 4 5 6 8 9", "7");
    assertThat(page("computer").person()).isEqualTo(page("phone").person());
  }

  private void deleteDerivedFiles() throws IOException {
    close();
    try (Stream<Path> places = Files.list(folder.resolve("data/workspaces"))) {
      for (Path place : places.toList()) {
        Folders.remove(place.resolve("shards"));
        Folders.remove(place.resolve("admitted"));
        Files.deleteIfExists(place.resolve("imports"));
        Files.deleteIfExists(place.resolve("events.duckdb"));
        Files.deleteIfExists(place.resolve("events.duckdb.mark"));
      }
    }
    open();
  }

  @Test
  void aFormerPersonsIdStillResolves() throws IOException {
    annaK();
    send(view(10, "alone"));
    String alone = page("alone").person();
    String anna = page("anna").person();
    decide("alone", "anna", true);
    assertThat(page(alone).person()).isEqualTo(anna);
    assertThat(page("alone").ids())
        .filteredOn(id -> id.value().equals("alone"))
        .extracting(PersonPage.Id::link)
        .allMatch(link -> link != null && link.rule().equals("manual"))
        .extracting(link -> link == null ? "" : link.evidence())
        .containsExactly("linked by anna@shop.example");
    decide(alone, anna, false);
    assertThat(page(alone).person()).isEqualTo(alone);
  }

  @Test
  void whatCannotBeDecidedIsSaid() throws IOException {
    annaK();
    assertThatThrownBy(() -> decide("anna", "nobody", true))
        .hasMessage("No event has the id \"nobody\".");
    assertThatThrownBy(() -> decide("anna", "phone", true))
        .hasMessage("\"anna\" and \"phone\" are one person already.");
    assertThatThrownBy(() -> decide("anna", "anna", false))
        .hasMessage("\"anna\" and \"anna\" are the same id; name two different ones.");
    decide("phone", "other", false);
    assertThatThrownBy(() -> decide("anna", "other", true))
        .hasMessageContaining("others of their ids were said not to be one");
    assertThat(people()).containsExactly("1 2 3 4 5 6", "7");
    assertThat(preview("anna", "other", false).changes()).isFalse();
  }

  @Test
  void accountsAreShownWithTheirTraits() throws IOException {
    annaK();
    String group =
        "{\"type\":\"group\",\"%s\":\"%s\",\"groupId\":\"acme\",\"traits\":{\"plan\":\"%s\"},\"time\":%d}";
    send(
        group.formatted("userId", "anna", "free", T + 1000),
        group.formatted("userId", "jan", "pro", T + 9000),
        group.formatted("anonymousId", "other", "late", T + 2000));
    assertThat(page("phone").accounts())
        .containsExactly(
            new PersonPage.Membership(
                "acme",
                T + 1000,
                T + 1000,
                List.of(new PersonPage.Trait("plan", "\"pro\"", T + 9000, 8, "HTTP"))));
    assertThat(page("other").accounts()).hasSize(1);
    assertThat(page("phone").traits()).extracting(PersonPage.Trait::name).doesNotContain("plan");
    // jan is known by a group call only
    assertThat(people()).containsExactly("1 1 2 3 4 5 6", "2 7", "9");
  }

  @Test
  void everythingSetAsideIsListed() throws IOException {
    send(identify(1, "a", "d", null), identify(2, "b", "d", null), identify(3, "c", "d", null));
    List<SetAside> all = workspace.askPeople(people -> people.setAside(10));
    TreeMap<String, Integer> reasons = new TreeMap<>();
    all.forEach(each -> reasons.merge(each.reason().word(), 1, Integer::sum));
    assertThat(reasons).containsExactly(java.util.Map.entry("shared-device", 2));
    assertThat(workspace.<List<SetAside>>askPeople(people -> people.setAside(1))).hasSize(1);
  }
}
