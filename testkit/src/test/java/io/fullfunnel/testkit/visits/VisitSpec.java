package io.fullfunnel.testkit.visits;

import static io.fullfunnel.engine.Dictionary.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.visits.EventKind;
import io.fullfunnel.engine.visits.OriginField;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.engine.visits.VisitWalk;
import io.fullfunnel.testkit.TimelineText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The sentences of CONTRACT section 2, Visit and Touch, one by one. A row is written as {@code
 * event@time{what it brings along}}; it is answered with its visit, a star if it is a touch, and
 * the origin it goes back to.
 */
class VisitSpec {
  @Test
  void v01_aVisitGoesOnForThirtyMinutesWithoutAnEventAndNotLonger() {
    assertThat(visits("a@0m b@30m c@60m d@90m1ms"))
        .isEqualTo("a 1* direct | b 1 direct | c 1 direct | d 2* direct");
  }

  @Test
  void v02_aTouchWithAnotherCampaignBeginsAVisit() {
    assertThat(visits("a@0m{source=google,campaign=x} b@1m c@2m{source=google,campaign=y} d@3m"))
        .isEqualTo("a 1* google/x | b 1 google/x | c 2* google/y | d 2 google/y");
  }

  @Test
  void v03_theSameCampaignAgainSplitsNothingAndIsNoTouch() {
    assertThat(visits("a@0m{source=google,campaign=x} b@1m{source=google,campaign=x} c@2m"))
        .isEqualTo("a 1* google/x | b 1 google/x | c 1 google/x");
  }

  @Test
  void v04_aVisitWithoutACampaignIsSplitByOne() {
    assertThat(visits("a@0m b@5m{click_id=gclid} c@6m"))
        .isEqualTo("a 1* direct | b 2* gclid | c 2 gclid");
  }

  @Test
  void v05_anExternalReferrerInsideAVisitIsATouchAndSplitsNothing() {
    assertThat(visits("a@0m{source=google,campaign=x} b@5m{referrer=shop.example} c@6m"))
        .isEqualTo("a 1* google/x | b 1* shop.example | c 1 shop.example");
  }

  @Test
  void v06_midnightSplitsNothing() {
    assertThat(visits("a@23h50m b@24h10m")).isEqualTo("a 1* direct | b 1 direct");
  }

  @Test
  void v07_aSessionWinsOverThePauseAndTheCampaign() {
    assertThat(
            visits("a@0m{session=s} b@5h{session=s,source=mail} c@6h{session=t} d@6h1m{session=s}"))
        .isEqualTo("a 1* direct | b 1* mail | c 2* direct | d 1 mail");
  }

  @Test
  void v08_aRowWithoutASessionGoesOnWithTheVisitBeforeIt() {
    assertThat(visits("a@0m{session=s} b@10m c@50m"))
        .isEqualTo("a 1* direct | b 1 direct | c 2* direct");
  }

  @Test
  void v09_sessionNoneBelongsToNoVisit() {
    assertThat(visits("a@0m{session=none} b@1m c@2m{session=none,channel=Print} d@3m"))
        .isEqualTo("a - | b 1* direct | c -* Print | d 1 direct");
  }

  @Test
  void v10_mailDealAndCallBelongToNoVisitAndKeepNoneOpen() {
    assertThat(
            visits(
                "a@0m \"Email Opened\"@20m{campaign=x} \"Deal Won\"@25m \"Call Completed\"@28m"
                    + " b@31m"))
        .isEqualTo(
            "a 1* direct | Email Opened - /x | Deal Won - | Call Completed -* (phone) | b 2*"
                + " direct");
  }

  @Test
  void v11_aHumanClickInAMailIsATouch() {
    assertThat(visits("\"Email Link Clicked\"@0m{campaign=x} \"Email Delivered\"@1m{campaign=x}"))
        .isEqualTo("Email Link Clicked -* (email)/x | Email Delivered - /x");
  }

  @Test
  void v12_aMeetingOrAChatIsATouch() {
    assertThat(
            visits("\"Meeting Held\"@0m a@1m{source=google} \"Live Chat Conversation Started\"@2m"))
        .isEqualTo(
            "Meeting Held -* direct | a 1* google | Live Chat Conversation Started 1* google");
  }

  @Test
  void v13_aGivenChannelIsATouch() {
    assertThat(visits("a@0m b@1m{channel=Event} c@2m"))
        .isEqualTo("a 1* direct | b 2* Event | c 2 Event");
  }

  @Test
  void v14_contentAloneIsGivenAndNoTouch() {
    assertThat(visits("a@0m{source=google} b@1m{content=hero} c@2m"))
        .isEqualTo("a 1* google | b 1 google+hero | c 1 google");
  }

  @Test
  void v15_whatRepeatsPartOfTheTouchIsNoTouchAndLosesNothing() {
    assertThat(visits("a@0m{source=meta,campaign=x,channel=Paid} b@1m{channel=Paid,campaign=x}"))
        .isEqualTo("a 1* meta/x=Paid | b 1 meta/x=Paid");
  }

  @Test
  void v16_anotherContentOfTheSameCampaignIsATouchInTheSameVisit() {
    assertThat(visits("a@0m{source=meta,content=one} b@1m{source=meta,content=two}"))
        .isEqualTo("a 1* meta+one | b 1* meta+two");
  }

  @Test
  void v17_theMiniLanguageHasVisits() {
    var data =
        TimelineText.of("ann a@0m b@10m identify@15m{plan=pro} c@2h d@3h{session=none}").dataset();
    int visit = data.dictionary().visits().id();
    List<Integer> seen = new ArrayList<>();
    data.shards(io.fullfunnel.engine.Scope.EVERYONE)
        .getFirst()
        .forEachPerson(
            io.fullfunnel.engine.Scope.EVERYONE,
            ann -> {
              for (int row = 0; row < ann.size(); row++) {
                seen.add(ann.code(visit, row));
              }
              return true;
            });
    assertThat(seen).containsExactly(0, 0, ABSENT, 1, ABSENT);
  }

  private static String visits(String rows) {
    var origins = new Origins();
    var walk = new VisitWalk(origins, VisitWalk.PAUSE_MILLIS);
    walk.person();
    Map<String, Long> sessions = new HashMap<>();
    List<String> said = new ArrayList<>();
    for (var row : TimelineText.of("ann " + rows).people().getFirst().rows()) {
      @Nullable String[] texts = new @Nullable String[OriginField.values().length];
      boolean any = false;
      for (OriginField field : OriginField.values()) {
        var value = row.properties().get(field.label());
        texts[field.place()] = value == null ? null : value.asKey();
        any |= value != null;
      }
      var named = row.properties().get("session");
      long session =
          named == null ? 0 : sessions.computeIfAbsent(named.asKey(), s -> sessions.size() + 1L);
      boolean none = named != null && named.asKey().equals("none");
      walk.row(
          row.timeMillis(),
          EventKind.of(row.event()),
          none ? VisitWalk.NO_VISIT : session,
          any ? origins.code(texts) : ABSENT);
      String visit = walk.visit() == ABSENT ? " -" : " " + (walk.visit() + 1);
      said.add(row.event() + visit + (walk.touch() ? "*" : "") + origin(origins, walk.origin()));
    }
    return String.join(" | ", said);
  }

  private static String origin(Origins origins, int origin) {
    if (origin == ABSENT) {
      return "";
    }
    StringBuilder text = new StringBuilder(" ");
    part(text, "", origins.text(OriginField.SOURCE, origin), "");
    part(text, "(", origins.text(OriginField.MEDIUM, origin), ")");
    part(text, "/", origins.text(OriginField.CAMPAIGN, origin), "");
    part(text, "+", origins.text(OriginField.CONTENT, origin), "");
    part(text, "", origins.text(OriginField.REFERRER, origin), "");
    part(text, "", origins.text(OriginField.CLICK_ID, origin), "");
    String channel = origins.text(OriginField.CHANNEL, origin);
    part(text, text.length() == 1 ? "" : "=", channel, "");
    return text.length() == 1 ? " direct" : text.toString();
  }

  private static void part(StringBuilder text, String before, @Nullable String part, String after) {
    if (part != null) {
      text.append(before).append(part).append(after);
    }
  }
}
