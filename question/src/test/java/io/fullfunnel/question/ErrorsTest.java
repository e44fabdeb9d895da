package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to be wrong, and its one sentence. */
class ErrorsTest {
  private static final TextData SHOP =
      TextData.of("ann identify@0m{plan=pro} view@0m{source=google} purchase@30m{revenue=49}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `'stpes':[]`                   | Unknown field "stpes" at /. Did you mean "steps"?
          `'order':'sequentail'`         | Unknown order "sequentail" at /order. Did you mean "sequential"?
          `'order':'any','open':true`    | With the order "any" one may begin anywhere; leave out /open.
          `'mode':'posthgo'`             | Unknown mode "posthgo" at /mode. Did you mean "posthog"?
          `'mode':'clickhouse+strict_onse'` | Unknown option "strict_onse" of the mode at /mode. Did you mean "strict_once"?
          `'mode':'ga5'`                 | Unknown mode "ga5" at /mode. Did you mean "ga4"?
          `'window':'30'`                | At /window there must be a duration such as "30d" (a whole number and ms, s, m, h, d or w), not the text "30".
          `'window':'visti'`             | At /window there must be a duration such as "30d" (a whole number and ms, s, m, h, d or w), not the text "visti".
          `'window':'99999d'`            | The duration at /window is longer than 100 years.
          `'attempt':'worst'`            | Unknown attempt "worst" at /attempt. Known: best, first, latest.
          `'count':'attempt'`            | Unknown count "attempt" at /count. Did you mean "attempts"?
          `'count':'attempts','attempt':'first'` | Where "count" is "attempts" every attempt counts, and none is chosen; leave out the one at /attempt.
          `'open':1`                     | At /open there must be true or false, not 1.
          `'exclude':[{}]`               | At /exclude/0/match there must be a matcher: an event's name, or an object with event, any, goal or stage, not nothing.
          `'exclude':[{'match':'view','after':2}]` | At /exclude/0/after there must be a whole number from 1 to 1, not 2.
          `'exclude':[{'match':'view','effect':'forget'}]` | Unknown effect "forget" at /exclude/0/effect. Known: drop, remove, restart.
          `'exclude':'view'`             | At /exclude there must be a list such as [{"match":"Order Refunded"}], not the text "view".
          `'hold':['person.plan']`       | At /hold/0 there must be a property of events, not of people, not the text "person.plan".
          `'hold':['a','a']`             | "a" stands twice at /hold.
          `'hold':['a','b','c','d','e','f']` | At most 5 properties can be held, not 6.
          `'order':'strict','tolerance':'1s'` | The tolerance at /tolerance is for steps in order; with the order "strict" leave it out.
          `'list':{'of':'/steps/0/did'}` | "/steps/0/did" at /list/of points at no figure that counts people; such are /entered, /completed, /excluded, /immature, /steps/0/reached, /steps/1/dropped, /steps/0/open, /steps/0/quiet and the same below /groups/0.
          `'model':'x'`                  | A funnel has either "steps" or a "model", not both.
          `'compare':'previous'`         | At /compare there is nothing to compare with: the question is about all data. Give it a "period", such as {"last":"30d"}.
          `'compare':'last','period':{'last':'1d'}` | At /compare there must be "previous", "year" or a period such as {"previous":"month"}, not the text "last".
          `'compare':'previous','period':{'from':'0002-01-01','to':'2026-01-31'}` | The period that is compared at /compare is before the year 1.
          `'trend':'year'`               | Unknown trend "year" at /trend. Known: hour, day, week, month.
          `'trend':'hour','period':{'from':'2020-01-01'}` | The period has more than 10,000 buckets of one hour. Ask at /trend for longer buckets, or for a shorter period.
          `'trend':'day','by':'source','period':{'from':'2000-01-01'}` | The period has more than 2,380 buckets of one day, with 21 groups each. Ask at /trend for longer buckets, or for a shorter period.
          `'value':'person.age'`         | At /value there must be a property of events, not of people, not the text "person.age".
          `'value':5`                    | At /value there must be a numeric property's name such as "revenue", not 5.
          `'zone':'Europe/Warsow'`       | Unknown time zone "Europe/Warsow" at /zone. Did you mean "Europe/Warsaw"?
          `'weekStart':'friday'`         | Unknown week start "friday" at /weekStart. Known: monday, sunday.
          `'period':{'from':'2026-02-30'}` | "2026-02-30" at /period/from is no date; a date is written 2026-01-31.
          `'period':{'from':'2026-02-02','to':'2026-01-01'}` | The period at /period ends before it begins.
          `'period':{'from':'2026-01-02','to':'2026-01-01'}` | The period at /period ends before it begins.
          `'period':{'from':'2026-01-02T00:00:00Z','to':'2026-01-01'}` | The period at /period ends before it begins.
          `'zone':'warsaw'`              | Unknown time zone "warsaw" at /zone. Did you mean "Europe/Warsaw"?
          `'zone':''`                    | Unknown time zone "" at /zone. A zone is called like "Europe/Warsaw" or "UTC".
          `'by':['a','b','c','d','e','f']` | At /by there must be 1 to 5 names of properties, not a list of 6.
          `'actor':{'key':'x'}`          | Unknown field "key" at /actor. Known: property.
          `'period':{'last':'7d','this':'day'}` | The period at /period needs either from and to, or last, or this, or previous, not last and this.
          `'period':{'last':'5m'}`       | At /period/last there must be a number of hours, days or weeks such as "24h", "7d" or "2w", not the text "5m".
          `'period':{'this':'moon'}`     | Unknown unit "moon" at /period/this. Known: day, week, month, quarter, year.
          `'where':{'property':'a','op':'is','value':1}` | Unknown operator "is" at /where/op. Did you mean "in"?
          `'where':{'property':'a','op':'>','value':true}` | At /where/value there must be a text or a number for the operator >, not true.
          `'where':{'property':'a','op':'in','value':[]}` | At /where/value there must be a list of values for the operator in, not an empty list.
          `'where':{'property':'a','op':'exists','value':1}` | At /where/value the operator exists takes no value.
          `'where':{'property':'a','op':'>','value':1,'ignoreCase':true}` | "ignoreCase" at /where/ignoreCase means nothing with the operator >.
          `'where':{'property':'a','op':'matches','value':'['}` | The pattern at /where/value is no RE2 pattern: missing closing ] "[".
          `'where':{'property':'a','op':'matches','value':'((a{1000}){1000}){1000}'}` | The pattern at /where/value repeats too much; use smaller repeat counts.
          `'where':{'did':'view'}`       | "did" at /where is a condition on people; put it into "people".
          `'where':{'property':'person.plan@entry','op':'exists'}` | A condition on "person.plan@entry" at /where/property is not answered by this version.
          `'people':{'property':'plan','op':'exists'}` | In "people" a property is a trait of the person: at /people/property write "person.plan", not "plan".
          `'people':{'did':'view','times':'<0'}` | Nobody does anything less than 0 times, as /people/times asks.
          `'people':{'audience':'x'}`    | Unknown audience "x" at /people/audience. None has been set yet.
          `'by':'source','list':{'of':'/groups/9/entered'}` | "/groups/9/entered" at /list/of points at no group: the answer has 1.
          `'by':{'property':'source','at':'step:3'}` | "step:3" at /by/at is no step of this question; it has 2.
          `'by':{'property':'source','limit':0}` | At /by/limit there must be a whole number from 1 to 10000, not 0.
          `'list':{'of':'/rate'}`        | "/rate" at /list/of points at no figure that counts people; such are /entered, /completed, /excluded, /immature, /steps/0/reached, /steps/1/dropped, /steps/0/open, /steps/0/quiet and the same below /groups/0.
          `'list':{'of':'/steps/entered'}` | "/steps/entered" at /list/of points at no figure that counts people; such are /entered, /completed, /excluded, /immature, /steps/0/reached, /steps/1/dropped, /steps/0/open, /steps/0/quiet and the same below /groups/0.
          `'list':{'of':'/trend/0/entered'}` | "/trend/0/entered" at /list/of points at bucket 0, but the answer has 0.
          `'list':{'of':'/steps/0/before/reached'}` | "/steps/0/before/reached" at /list/of points at a period before, but the question has no "compare".
          `'hold':['\\ud800']`           | The text at /hold/0 holds half a character (a lone surrogate).
          `'where':{'property':'\\ud800','op':'exists'}` | The text at /where/property holds half a character (a lone surrogate).
          `'after':-1`                   | At /after there must be a position in the journal, a whole number such as 1200, not -1.
          `'after':'now'`                | At /after there must be a position in the journal, a whole number such as 1200, not the text "now".
          `'after':7`                    | The journal ends at 0 and has not come to 7, which /after waits for. Ask again later, or leave it out.
          `'asOf':'yesterday'`           | "yesterday" at /asOf is no date; a date is written 2026-01-31.
          """)
  void fields(String fields, String sentence) {
    String question = "{'ask':'funnel','steps':['view','purchase']," + fields + "}";
    assertThat(Asking.error(question, SHOP)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `[]`                   | At /steps there must be a list of 1 to 50 steps, not an empty list.
          `[5]`                  | At /steps/0 there must be a matcher: an event's name, or an object with event, any, goal or stage, not 5.
          `[{}]`                 | A matcher has exactly one of event, any, goal or stage; the one at /steps/0 has none.
          `[{'event':'a','any':['b']}]` | A matcher has exactly one of event, any, goal or stage; the one at /steps/0 has event and any.
          `[{'goal':'salle'}]`   | Unknown goal "salle" at /steps/0/goal. Did you mean "sale"?
          `[{'goal':null}]`      | At /steps/0/goal there must be a goal's name, not nothing.
          `[{'goal':'activated'}]` | Goal activated is not set.
          `[{'match':'view','within':'7x'}]` | At /steps/0/within there must be a duration such as "30d" (a whole number and ms, s, m, h, d or w), not the text "7x".
          `['view',{'match':'view','optional':true}]` | The first and the last step cannot be optional; the one at /steps/1/optional is.
          `[{'match':'view','fixed':true}]` | A fixed step needs the order "anchored"; the step at /steps/0/fixed is fixed.
          `[{'stage':'loyalty'}]` | At /steps/0/model there must be a model's name such as "full-funnel", not nothing.
          `[{'stage':'loyalty','model':'for-stage'}]` | Unknown model "for-stage" at /steps/0/model. Did you mean "four-stage"?
          `[{'stage':'loyal','model':'four-stage'}]` | Unknown stage "loyal" at /steps/0/stage. Did you mean "loyalty"?
          `[{'event':'view','nth':0}]` | At /steps/0/nth there must be a whole number from 1 to 999999999, not 0.
          `[{'goal':'sale','nth':1}]` | "goal" at /steps/0 takes no "nth" beside it.
          """)
  void steps(String steps, String sentence) {
    String question = "{'ask':'funnel','steps':" + steps + "}";
    assertThat(Asking.error(question, SHOP)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `{}`                   | At /ask there must be what is asked: "funnel", "figures", "retention", "network", "attribution", "stages" or "pages", not nothing.
          `{'ask':'funel'}`      | Unknown question "funel" at /ask. Did you mean "funnel"?
          `{'ask':'ladder'}`     | The question "ladder" at /ask is not answered by this version.
          `[]`                   | A question is a JSON object such as {"ask":"funnel","steps":["view","purchase"]}.
          """)
  void whole(String question, String sentence) {
    assertThat(Asking.error(question, SHOP)).isEqualTo(sentence);
  }

  @Test
  void textThatIsNoQuestion() {
    assertThat(Asking.error("{'ask':", SHOP)).startsWith("The question is not JSON (line 1, ");
    assertThat(Asking.error("{'ask':'funnel','ask':'funnel'}", SHOP)).contains("\"ask\"");
    assertThat(Asking.error("{'a':" + "[".repeat(70) + "]".repeat(70) + "}", SHOP))
        .isEqualTo("The question is nested more than 64 deep.");
    byte[] long_ = " ".repeat(Questions.LONGEST + 1).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Questions.parse(long_))
        .hasMessage("The question is longer than 1 MB.");
  }

  @Test
  void strictlyAnUnknownNameIsAnError() {
    var question = Asking.json("{'ask':'funnel','steps':['view','purchse'],'by':'colour'}");
    assertThatThrownBy(() -> Questions.readStrictly(question, SHOP))
        .hasMessage(
            "No event \"purchse\" so far. Did you mean \"purchase\"? No property \"colour\" so"
                + " far.");
  }
}
