package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: whatever is wrong with a question, one sentence says what, where and how. */
class WrongQuestionsTest {
  private static final Data DATA = Everything.data(7);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          `'stages'` | At /model there must be a model's name such as "full-funnel", not nothing.
          `'stages','model':'four-stges'` | Unknown model "four-stges" at /model. Did you mean "four-stage"?
          `'stages','model':'four'` | Unknown model "four" at /model. Known: basic, four-stage, aida, sales, sales-and-marketing, full-funnel, social-media, social-classic, social-sales, marketing-bands, sales-pipeline, lead-lifecycle, saas-trial, awareness-levels, cost-ladder.
          `'funel'` | Unknown question "funel" at /ask. Did you mean "funnel"?
          `'sql'` | Unknown question "sql" at /ask. Known: funnel, figures, retention, network, attribution, stages, pages.
          `null` | At /ask there must be what is asked: "funnel", "figures", "retention", "network", "attribution", "stages" or "pages", not nothing.
          `'ladder'` | The question "ladder" at /ask is not answered by this version.
          `'cause','by':{'audience':'x'}` | The question "cause" at /ask is not answered by this version.
          `'stages','model':5` | At /model there must be a model's name such as "full-funnel", not 5.
          `'stages','model':'four-stage','evry':'day'` | Unknown field "evry" at /. Did you mean "every"?
          `'stages','model':'four-stage','every':'hour'` | Unknown unit "hour" at /every. Known: day, week, month.
          `'stages','model':'four-stage','stuck':'14'` | At /stuck there must be a duration such as "30d" (a whole number and ms, s, m, h, d or w), not the text "14".
          `'stages','model':'four-stage','by':{'audience':['buyers']}` | Only funnel, figures and pages split by audiences; at /by leave it out, and ask of one at a time with "people":[{"audience":NAME}].
          `'stages','model':'four-stage','by':{'property':'channel','at':'step:1'}` | Unknown place of a property "step:1" at /by/at. Known: first-event, person.
          `'stages','model':'four-stage','by':'person.plan@entry'` | "person.plan@entry" at /by means nothing here: a walk over stages has many entries.
          `'stages','model':'four-stage','list':{'of':'/stages/9/now'}` | "/stages/9/now" at /list/of points at no stage: the model has 4.
          `'stages','model':'four-stage','list':{'of':'/stages/0/dwell'}` | "/stages/0/dwell" at /list/of points at nothing that is counted; such are /stages/0/now, /stages/0/stuck, /stages/0/entered, /stages/0/reentered, /stages/0/left, /stages/0/highWater, /flows/0/people, /flows/0/moves, /flows/0/decayed, /cycles/0/people, /cycles/0/times, /stock/0/counts/awareness, /out and the same below /groups/0.
          `'stages','model':'four-stage','list':{'of':'/stock/0/counts/intent'}` | "/stock/0/counts/intent" at /list/of points at no stage of the model: awareness, consideration, conversion and loyalty.
          `'stages','model':'four-stage','list':{'of':'/stock/999/counts/awareness'}` | "/stock/999/counts/awareness" at /list/of points at no bucket of the answer.
          `'stages','model':'four-stage','list':{'of':'/groups/0/stages/0/now'}` | "/groups/0/stages/0/now" at /list/of points at a group, but the question has no "by".
          `'stages','model':{'stages':[]}` | At /model/stages there must be a list of 1 to 20 stages, not an empty list.
          `'stages','model':{'stages':[{'key':'A','band':'TOFU','match':'see'}]}` | "A" at /model/stages/0/key is no key of a stage: small letters, digits, - and _.
          `'stages','model':{'stages':[{'key':'a','band':'top','match':'see'}]}` | Unknown band "top" at /model/stages/0/band. Known: TOFU, MOFU, BOFU, beyond.
          `'stages','model':{'stages':[{'key':'a','band':'TOFU','match':'see'},{'key':'a','band':'TOFU','match':'cart'}]}` | Two stages have the key "a".
          `'stages','model':{'stages':[{'key':'a','band':'TOFU','match':'see','decay':{'after':'3d','to':'b'}}]}` | Unknown stage "b" at /model/stages/0/decay/to. Did you mean "a"?
          `'stages','model':{'stages':[{'key':'a','band':'TOFU','match':{'stage':'x','model':'basic'}}]}` | At /model/stages/0/match a stage stands inside a model; write the events there that enter it.
          `'stages','model':{'stages':[{'key':'a','band':'TOFU'}]}` | Nobody can reach stage "a": it has no "match", and no decay and no rule in "back" leads to it.
          `'network','node':'channel','conversion':'cart','depth':0` | At /depth there must be a whole number from 1 to 50, not 0.
          `'network','node':'channel','conversion':'cart','lookback':'-1d'` | At /lookback there must be a duration such as "30d" (a whole number and ms, s, m, h, d or w), not the text "-1d".
          `'network','node':'person.plan','conversion':'cart'` | At /node there must be a property of events, not of people, not the text "person.plan".
          `'network','node':'channel','conversion':'cart','by':{'audience':['buyers']}` | Only funnel, figures and pages split by audiences; at /by leave it out, and ask of one at a time with "people":[{"audience":NAME}].
          `'network','node':'channel','conversion':'cart','list':{'of':'/nodes/99/people'}` | "/nodes/99/people" at /list/of points at nothing in the answer.
          `'network','node':'channel','conversion':'cart','list':{'of':'/nodes/0/blackHole'}` | "/nodes/0/blackHole" at /list/of points at nothing that is counted; such are /nodes/0/people, /edges/0/count, /paths/0/conversions and /cycles/0/people.
          `'network','node':'channel','conversion':'cart','list':{'of':'/groups/0/people'}` | "/groups/0/people" at /list/of points at a group, but the question has no "by".
          `'network','node':'channel','conversion':'cart','repeat':true` | Unknown field "repeat" at /. Did you mean "repeats"?
          `'attribution','conversion':'cart','models':[]` | At /models there must be 1 to 20 models such as "first" or "markov", not an empty list.
          `'attribution','conversion':'cart','models':['lineer']` | Unknown model "lineer" at /models/0. Did you mean "linear"?
          `'attribution','conversion':'cart','lookback':90` | At /lookback there must be a duration such as "30d" (a whole number and ms, s, m, h, d or w), not 90.
          `'attribution','conversion':'cart','touch':'person.plan'` | At /touch there must be a property of events, not of people, not the text "person.plan".
          `'attribution','conversion':'cart','anchors':['a','b','c']` | A path has at most 2 anchors, not the 3 at /anchors.
          `'attribution','conversion':'cart','paths':[{'path':['a']}]` | "conversion" at /conversion means nothing beside "paths": they are given, not looked for.
          `'attribution','conversion':'cart','by':{'audience':['buyers']}` | Only funnel, figures and pages split by audiences; at /by leave it out, and ask of one at a time with "people":[{"audience":NAME}].
          `'attribution','conversion':'cart','list':{'of':'/before/conversions'}` | "/before/conversions" at /list/of points at a period before, but the question has no "compare".
          `'attribution','paths':[]` | At /paths there must be a list of paths, not an empty list.
          `'attribution','paths':[{'path':'a'}]` | At /paths/0/path there must be a list of touches, not the text "a".
          `'attribution','transition':{'model':'basics','to':'x'}` | Unknown model "basics" at /transition/model. Did you mean "basic"?
          `'retention'` | At /start there must be a matcher: an event's name, or an object with event, any, goal or stage, not nothing.
          `'retention','start':'see','every':'year'` | Unknown interval "year" at /every. Known: day, week, month, hour.
          `'retention','start':'see','periods':0` | At /periods there must be a whole number from 1 to 1000, not 0.
          `'retention','start':'see','returned':'at'` | Unknown way to return "at" at /returned. Known: in, by.
          `'retention','start':'see','first':'yes'` | At /first there must be true or false, not the text "yes".
          `'retention','start':'see','by':{'audience':['buyers']}` | Only funnel, figures and pages split by audiences; at /by leave it out, and ask of one at a time with "people":[{"audience":NAME}].
          `'retention','start':'see','list':{'of':'/cohorts/0/rates/1'}` | "/cohorts/0/rates/1" at /list/of points at nobody; such are /cohorts/0/people, /cohorts/0/returned/1 and /total/returned/1, also below /groups/0.
          `'retention','start':'see','list':{'of':'/cohorts/99/people'}` | "/cohorts/99/people" at /list/of points at no place of the answer, which has 21 cohorts, 13 intervals and 0 groups.
          `'funnel','steps':['see','cart'],'mode':'clickhouse+allow_reentry'` | The option "allow_reentry" of the mode at /mode needs "strict_order": write "clickhouse+strict_order+allow_reentry".
          `'funnel','steps':['see','cart'],'mode':'clickhouse+strict_once','order':'any'` | windowFunnel has nothing like the "order" of this question; leave it out, or the options of the mode at /mode.
          `'funnel','steps':['see','cart'],'mode':'clickhouse+strict_once','count':'attempts'` | windowFunnel has nothing like the "count" of this question; leave it out, or the options of the mode at /mode.
          `'funnel','steps':['see','cart'],'mode':'mixpannel'` | Unknown mode "mixpannel" at /mode. Did you mean "mixpanel"?
          `'funnel','steps':['see','cart'],'mode':7` | At /mode there must be "fullfunnel", "posthog", "mixpanel", "mixpanel-optimized", "amplitude", "clickhouse" or "ga4", not 7.
          `'funnel','steps':['see','cart'],'actor':'acount'` | Unknown actor "acount" at /actor. Did you mean "account"?
          `'funnel','steps':['see','cart'],'actor':'account','by':'person.plan'` | With the actor at /actor a person's trait means nothing in "by"; it may stand in "people".
          `'funnel','steps':['see','cart'],'actor':{'proprty':'order'}` | Unknown field "proprty" at /actor. Did you mean "property"?
          `'funnel','steps':['see','cart'],'actor':'device','trace':{'id':'x'}` | At /trace there must be the name of the device as text, such as "trace":"4f2a…", not an object.
          `'funnel','steps':['see','cart'],'actor':'account','trace':{'id':'x'}` | At /trace there must be the name of the account as text, such as "trace":"acme", not an object.
          `'funnel','steps':['see','cart'],'actor':{'property':'order'},'trace':{'id':'x'}` | At /trace there must be the value of "order" as text, such as "trace":"1001", not an object.
          `'funnel','model':'four-stage','steps':['see']` | A funnel has either "steps" or a "model", not both.
          `'funnel','model':{'stages':[{'key':'a','band':'TOFU','match':'never'}]}` | No stage of the model at /model is mapped yet: none of its events has come so far.
          `'pages','goal':'leed'` | Unknown goal "leed" at /goal. Did you mean "lead"?
          """)
  void it_gets_a_sentence_that_helps(String question, String sentence) {
    assertThat(Asking.error("{'ask':" + question + "}", DATA)).isEqualTo(sentence);
  }
}
