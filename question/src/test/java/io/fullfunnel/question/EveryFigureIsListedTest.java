package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * FEATURE UNDER TEST: invariant 2. Every number of an answer either counts something, and then its
 * list has exactly that; or it stands here with the reason, and asking for its list is refused with
 * a sentence that names it.
 */
class EveryFigureIsListedTest {
  /** Ends of pointers to numbers that have no list, with why. */
  private static final Map<String, String> NOT_COUNTED =
      Map.ofEntries(
          Map.entry("/change/.*", "a difference: both of its sides have lists"),
          Map.entry(
              ".*([rR]ate|rateMature|fromFirst|fromPrevious|low|high|difference|baseline)",
              "a share"),
          Map.entry(
              ".*/(rates/\\d+(/\\d+)?|share|spread|continuation|goal:sale~1visits)", "a share"),
          Map.entry(".*/(blackHole|removalEffect|conversionProbability)", "worked out of shares"),
          Map.entry(".*/(mean|median|p10|p90|from|to|medianSeconds|visitSeconds)", "a time"),
          Map.entry(".*/value", "an amount: the conversions beside it have a list"),
          Map.entry(".*/histogram/\\d+/(before/)?people", "a part of /completed, by time"),
          Map.entry(".*/distinctPaths", "ways, not people; those that are shown have lists"),
          Map.entry(
              ".*/cycles/\\d+/(before/)?rounds", "rounds of the people beside it, who have a list"),
          Map.entry(
              ".*/total/(before/)?of/\\d+", "the people of those cohorts whose interval is over"));

  /** Lists of what an amount, or a model that looks at all paths together, is made of. */
  private static final String MADE_OF = ".*/(revenue|models/4/credits/\\d+/(before/)?conversions)";

  private static final String STEPS = "'steps':['see','cart','Order Completed']";
  private static final String PERIOD = ",'period':{'from':'2026-01-08','to':'2026-01-14'}";

  private static final List<String> ALL =
      List.of(
          "{'ask':'funnel',"
              + STEPS
              + ",'by':'channel','trend':'week','compare':'previous'"
              + PERIOD,
          "{'ask':'funnel'," + STEPS + ",'by':{'property':'channel','at':'each'}",
          "{'ask':'funnel'," + STEPS + ",'by':{'audience':['buyers']}",
          "{'ask':'funnel'," + STEPS + ",'order':'any','window':'3d'",
          "{'ask':'funnel'," + STEPS + ",'order':'strict'",
          "{'ask':'funnel'," + STEPS + ",'open':true",
          "{'ask':'funnel'," + STEPS + ",'count':'attempts','window':'1d','by':'device'",
          "{'ask':'funnel'," + STEPS + ",'window':'visit'",
          "{'ask':'funnel'," + STEPS + ",'hold':['order'],'tolerance':'1h'",
          "{'ask':'funnel',"
              + STEPS
              + ",'exclude':[{'match':'refund','effect':'remove'}],'window':'3d'",
          "{'ask':'funnel'," + STEPS + ",'exclude':[{'match':'refund','effect':'restart'}]",
          "{'ask':'funnel','steps':['see',{'match':'cart','optional':true},'Order Completed']",
          "{'ask':'funnel'," + STEPS + ",'actor':'visit'",
          "{'ask':'funnel'," + STEPS + ",'actor':'account','by':'device'",
          "{'ask':'funnel'," + STEPS + ",'actor':'device'",
          "{'ask':'funnel'," + STEPS + ",'actor':{'property':'order'}",
          "{'ask':'funnel',"
              + STEPS
              + ",'mode':'posthog','window':'2d','by':{'property':'channel','at':'step:2'}",
          "{'ask':'funnel'," + STEPS + ",'mode':'mixpanel','window':'2d'",
          "{'ask':'funnel'," + STEPS + ",'mode':'mixpanel-optimized','count':'attempts'",
          "{'ask':'funnel'," + STEPS + ",'mode':'amplitude','order':'strict'",
          "{'ask':'funnel'," + STEPS + ",'mode':'clickhouse+strict_order'",
          "{'ask':'funnel'," + STEPS + ",'mode':'ga4','trend':'month'",
          "{'ask':'figures','figures':['visits','people','events','visitSeconds','bounceRate','pageViews',"
              + "'goal:sale','revenue',{'count':'see','of':'people'},{'count':'see','of':'visits'},"
              + "{'rate':['goal:sale','visits']}],'every':'week','by':'channel','compare':'previous'"
              + PERIOD,
          "{'ask':'pages','goal':'sale','within':'3d','by':['page.path'],'compare':'previous'"
              + PERIOD,
          "{'ask':'stages','model':'four-stage','every':'week','by':'channel','stuck':'2d','compare':'previous'"
              + PERIOD,
          "{'ask':'stages','model':{'track':'order','stages':[{'key':'a','band':'TOFU','match':'cart','decay':{'after':'2d','to':'(out)'}},{'key':'b','band':'BOFU','match':'Order"
              + " Completed','repeats':true}]},'every':'month'",
          "{'ask':'network','node':'channel','conversion':'Order"
              + " Completed','lookback':'3d','by':'device','compare':'previous'"
              + PERIOD,
          "{'ask':'network','node':'event','conversion':'Order Completed','repeats':true,'depth':3",
          "{'ask':'attribution','conversion':'Order"
              + " Completed','models':['first','linear','participation','shapley','markov'],'by':'device','compare':'previous'"
              + PERIOD,
          "{'ask':'attribution','transition':{'model':'four-stage','to':'conversion'},'models':['position','time-decay']",
          "{'ask':'retention','start':'see','every':'day','periods':4,'by':'channel','compare':'previous'"
              + PERIOD,
          "{'ask':'retention','start':'see','back':'cart','every':'week','periods':2,'first':false,'returned':'by'");

  private static final Data DATA = Everything.data(7);

  static Stream<String> questions() {
    return ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void a_figure_equals_its_list_or_says_that_it_has_none(String question) {
    JsonNode answer = Asking.ask(question + "}", DATA).path("answer");
    List<String> pointers = new ArrayList<>();
    numbers(answer, "", pointers);
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (String pointer : pointers) {
      String asked = question + ",'list':{'of':'" + pointer + "','limit':100000}}";
      boolean counts = NOT_COUNTED.keySet().stream().noneMatch(end -> pointer.matches(".*" + end));
      String fault =
          counts ? compare(asked, pointer, answer.at(pointer).doubleValue()) : refused(asked);
      right += fault.isEmpty() && counts ? 1 : 0;
      if (!fault.isEmpty()) {
        wrong.add(pointer + " " + fault);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(right).isPositive();
  }

  @Test
  void who_was_at_several_nodes_that_are_not_shown_is_listed_once() {
    String question = "{'ask':'network','node':'event','conversion':'Order Completed','limit':1";
    int people = Asking.ask(question + "}", DATA).at("/answer/nodes/1/people").asInt();
    String list = ",'list':{'of':'/nodes/1/people','limit':100000}}";
    assertThat(Asking.ask(question + list, DATA).at("/answer/list").size()).isEqualTo(people);
    assertThat(people).isPositive();
  }

  /**
   * Questions in which somebody may stand twice behind a total: in the group of each value at a
   * step, as PostHog has it, and in the cohort of each start.
   */
  private static boolean mayRepeat(String asked) {
    return asked.contains("'mode':'posthog'") || asked.contains("'first':false");
  }

  /** What is wrong with a list; empty if nothing is. */
  private static String compare(String asked, String pointer, double figure) {
    JsonNode list;
    try {
      list = Asking.ask(asked, DATA).at("/answer/list");
    } catch (QuestionException refused) {
      return String.valueOf(refused.getMessage());
    }
    if (pointer.matches(MADE_OF)) {
      return list.isEmpty() == (figure == 0) ? "" : "is " + figure + " of " + list.size();
    }
    double sum = 0;
    Set<Object> different = new HashSet<>();
    for (JsonNode entry : list) {
      sum += entry.path("credit").isNumber() ? entry.path("credit").doubleValue() : 1;
      different.add(pointer.endsWith("/people") ? entry.path("person") : entry);
    }
    if (Math.abs(sum - figure) > 1e-9) {
      return "is " + figure + ", listed are " + sum;
    }
    return different.size() == list.size() || mayRepeat(asked)
        ? ""
        : "lists somebody twice: " + list;
  }

  /** What is wrong with a refusal; empty if nothing is. */
  private static String refused(String asked) {
    try {
      return "has a list: " + Asking.ask(asked, DATA).at("/answer/list");
    } catch (QuestionException refused) {
      String sentence = String.valueOf(refused.getMessage());
      boolean helps = sentence.contains("at /list/of") && sentence.endsWith(".");
      return helps && !sentence.contains("not answered") ? "" : sentence;
    }
  }

  private static void numbers(JsonNode node, String pointer, List<String> found) {
    if (node.isNumber()) {
      found.add(pointer);
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey().replace("~", "~0").replace("/", "~1");
        numbers(field.getValue(), pointer + "/" + name, found);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      numbers(node.get(i), pointer + "/" + i, found);
    }
  }
}
