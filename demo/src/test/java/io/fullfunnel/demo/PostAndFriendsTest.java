package io.fullfunnel.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fullfunnel.demo.RawYear.Event;
import io.fullfunnel.demo.RawYear.Row;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: planted 4 and 9 are in the year, counted from the messages. */
class PostAndFriendsTest {
  private final RawYear year = RawYear.get();

  /** When people came by a post's link, by person. */
  private Map<String, Instant> visitors(String post) {
    Map<String, Instant> visitors = new HashMap<>();
    year.visits.forEach((session, visit) -> {
      if (visit.content.equals(post)) {
        String person = session.substring(0, session.lastIndexOf('-'));
        assertThat(visitors.put(person, visit.begin)).as(session).isNull();
        assertThat(visit.channel).isEqualTo("Organic Social");
      }
    });
    return visitors;
  }

  /** Sign-ups in these visits, and orders within thirty days of them. */
  private String became(Map<String, Instant> visitors) {
    long signUps =
        year.signUps.stream()
            .filter(e -> visitors.containsKey(e.person()))
            .filter(e -> {
              Duration after = Duration.between(visitors.get(e.person()), e.time());
              return !after.isNegative() && after.toMinutes() < 30;
            })
            .count();
    long orders =
        visitors.entrySet().stream()
            .flatMap(visitor ->
                year.ordersOf.getOrDefault(visitor.getKey(), List.of()).stream()
                    .map(order -> Duration.between(visitor.getValue(), order.time())))
            .filter(after -> !after.isNegative() && after.toDays() < 30)
            .count();
    return visitors.size() + " visits, " + signUps + " sign-ups, " + orders + " orders";
  }

  @Test
  void truth4OnePostWorksAndTheOtherIsLiked() {
    Map<String, Row> posts = new HashMap<>();
    year.posts.forEach(row -> posts.put(row.get("text"), row));
    Row best = posts.getOrDefault("How we ship without plastic", new Row(Map.of()));
    Row worst = posts.getOrDefault("10 % off everything", new Row(Map.of()));
    assertThat(List.of(best.get("type"), best.get("reach"), best.get("engagements")))
        .containsExactly("Status", "12144", "1938");
    assertThat(List.of(worst.get("type"), worst.get("reach"), worst.get("engagements")))
        .containsExactly("Link", "20935", "385");
    Instant posted = Instant.parse(best.get("time"));
    assertThat(posted.atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
    assertThat(best.get("time")).endsWith("T08:00:00Z");
    Map<String, Instant> came = visitors(best.get("post"));
    assertThat(became(came)).isEqualTo("611 visits, 61 sign-ups, 24 orders");
    assertThat(came.values())
        .allSatisfy(time -> assertThat(time).isBetween(posted, posted.plus(Duration.ofDays(2))));
    assertThat(became(visitors(worst.get("post")))).isEqualTo("40 visits, 0 sign-ups, 0 orders");
  }

  /** All that customers did of this name. */
  private List<Event> all(String name) {
    return year.doneBy.values().stream()
        .flatMap(List::stream)
        .filter(e -> e.name().equals(name))
        .toList();
  }

  private Event firstOrder(String person) {
    return year.ordersOf.getOrDefault(person, List.of()).getFirst();
  }

  /** Who brought each who came by a code: the first order names it. */
  private Map<String, String> broughtBy() {
    Map<String, String> owner = new HashMap<>();
    all("Referral Made").forEach(e -> owner.put(e.property("referral_code"), e.person()));
    Map<String, String> broughtBy = new TreeMap<>();
    year.ordersOf.forEach((person, orders) -> {
      String code = orders.getFirst().property("referral_code");
      if (!code.isEmpty()) {
        broughtBy.put(person, owner.getOrDefault(code, "nobody"));
      }
      assertThat(orders.stream().skip(1))
          .allMatch(order -> order.property("referral_code").isEmpty());
    });
    assertThat(year.ordersOf.values()).anyMatch(orders -> orders.size() > 1);
    return broughtBy;
  }

  @Test
  void truth9JuliasFriendsBringFriends() {
    Map<String, String> broughtBy = broughtBy();
    List<List<String>> levels = new ArrayList<>(List.of(List.of("julia.n")));
    while (!levels.getLast().isEmpty()) {
      List<String> last = levels.getLast();
      levels.add(broughtBy.keySet().stream().filter(p -> last.contains(broughtBy.get(p))).toList());
    }
    assertThat(levels.stream().map(List::size)).containsExactly(1, 3, 2, 1, 0);
    double net = 0;
    for (List<String> level : levels.subList(1, 4)) {
      for (String person : level) {
        Event order = firstOrder(person);
        net += order.message().path("properties").path("revenue").asDouble();
        Event before = firstOrder(broughtBy.getOrDefault(person, ""));
        assertThat(order.time()).isAfter(before.time());
        assertThat(order.given("channel")).isEqualTo("Referral");
      }
    }
    assertThat(net).isCloseTo(742, within(.001));
    List<String> julia =
        year.doneBy.getOrDefault("julia.n", List.of()).stream()
            .filter(e -> e.name().equals("Survey Answered") || e.name().equals("Referral Made"))
            .map(e -> e.name() + " " + e.message().path("properties").path("score").asString(""))
            .toList();
    assertThat(julia)
        .containsExactly(
            "Survey Answered 10", "Referral Made ", "Referral Made ", "Referral Made ");
  }

  @Test
  void truth9EveryCustomerBringsAFifthOfAnother() {
    Map<String, String> broughtBy = broughtBy();
    List<Event> invitations = all("Referral Made");
    double customers = year.ordersOf.size();
    double each = invitations.size() / customers;
    double followed = (double) broughtBy.size() / invitations.size();
    assertThat(each * followed).isCloseTo(.18, within(.001));
    assertThat(broughtBy.values()).doesNotContain("nobody");
    broughtBy.forEach((person, by) ->
        assertThat(firstOrder(by).time()).as(person).isBefore(firstOrder(person).time()));
    Map<String, Integer> scores =
        all("Survey Answered").stream()
            .collect(
                Collectors.toMap(
                    Event::person, e -> e.message().path("properties").path("score").asInt()));
    assertThat(invitations.stream().map(Event::person))
        .allSatisfy(person -> assertThat(scores.get(person)).isGreaterThanOrEqualTo(9));
    assertThat(scores.values().stream().filter(score -> score <= 6)).hasSizeGreaterThan(50);
  }
}
