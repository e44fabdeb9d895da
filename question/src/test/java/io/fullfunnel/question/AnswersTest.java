package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole answers, in the fields of the contract. */
class AnswersTest {
  private static final TextData SHOP =
      TextData.of(
          """
          ann  identify@0m{plan=pro} view@0m{source=Google} cart@10m purchase@30m{revenue=49}
          bob  view@0m{source="google "} cart@20m
          cid  view@1h{source=mail} purchase@2h
          dan  view@60d{source=mail}
          """);

  private static final String QUESTION =
      """
      {'ask':'funnel','steps':[
        {'match':'view','label':'view','within':null,'optional':false,'fixed':false},
        {'match':'purchase','label':'purchase','within':null,'optional':false,'fixed':false}],
       'order':'sequential','window':'30d','attempt':'best','actor':'person','count':'people',
       'open':false,'exclude':[],'hold':[],'tolerance':'0ms','trend':null,
       'value':null,'trace':null,'mode':'fullfunnel',
       'period':{'from':'2026-01-01T00:00:00Z','to':'2026-03-02T00:00:00.001Z'},
       'asOf':'2026-03-02T00:00:00Z','zone':'UTC','weekStart':'monday','where':[],'people':[],
       'by':null,'list':{'of':'/completed','limit':1},'compare':null,'bots':'exclude',
       'internal':'exclude','fold':true,'channels':'ga4','after':null}
      """;

  private static final String TOTAL =
      """
      {'entered':4,'completed':2,'rate':0.5,'rateMature':0.6666666666666666,'excluded':0,
       'immature':1,'steps':[
        {'label':'view','reached':4,'dropped':0,'open':1,'quiet':1,'fromFirst':1.0,'fromPrevious':1.0,
         'low':0.5101091635454027,'high':1.0,'time':{'fromPrevious':null,'fromFirst':null}},
        {'label':'purchase','reached':2,'dropped':2,'open':0,'quiet':0,'fromFirst':0.5,'fromPrevious':0.5,
         'low':0.15003898915214947,'high':0.8499610108478506,'time':{
          'fromPrevious':{'mean':2700.0,'median':2700.0,'p10':1980.0,'p90':3420.0},
          'fromFirst':{'mean':2700.0,'median':2700.0,'p10':1980.0,'p90':3420.0}}}],
       'groups':[],
       'list':[{'person':'p_0000000000000001','userId':'ann','entered':'2026-01-01T00:00:00Z',
         'last':{'event':'purchase','time':'2026-01-01T00:30:00Z'},'next':null}]}
      """;

  private static final String NOTES =
      """
      [{'code':'young','text':'1 of 4 entries is younger than the window of 30 days; without them the rate is 66.7 %.'}]
      """;

  private static final String BASIS =
      """
      {'events':8,'people':4,'bots':0,'internal':0,'withoutPerson':0,'from':'2026-01-01T00:00:00Z',
       'to':'2026-03-02T00:00:00Z','asOf':'2026-03-02T00:00:00Z'}
      """;

  @Test
  void wholeAnswer() {
    ObjectNode answer =
        Asking.ask(
            "{'ask':'funnel','steps':['view','purchase'],'list':{'of':'/completed','limit':1}}",
            SHOP);
    assertThat(List.copyOf(answer.propertyNames()))
        .containsExactly("ask", "question", "answer", "notes", "basis");
    assertThat(answer.path("ask").stringValue()).isEqualTo("funnel");
    assertThat(answer.path("question").toString()).isEqualTo(Asking.json(QUESTION).toString());
    JsonNode histogram = ((ObjectNode) answer.path("answer")).remove("histogram");
    assertThat(answer.path("answer").toString()).isEqualTo(Asking.json(TOTAL).toString());
    assertThat(people(histogram)).isEqualTo(2);
    assertThat(answer.path("notes").toString()).isEqualTo(Asking.json(NOTES).toString());
    assertThat(answer.path("basis").toString()).isEqualTo(Asking.json(BASIS).toString());
  }

  private static long people(JsonNode histogram) {
    long people = 0;
    for (JsonNode bin : histogram) {
      people += bin.path("people").longValue();
    }
    return people;
  }

  /** Key, entered and completed of each group. */
  private static List<String> groups(String fields) {
    String question = "{'ask':'funnel','steps':['view','purchase']," + fields + "}";
    List<String> groups = new ArrayList<>();
    for (JsonNode group : Asking.ask(question, SHOP).path("answer").path("groups")) {
      groups.add(group.path("key") + " " + group.path("entered") + " " + group.path("completed"));
    }
    return groups;
  }

  @Test
  void sourcesAreFoldedUnlessTheQuestionSaysNot() {
    assertThat(groups("'by':'source'")).containsExactly("[\"google\"] 2 1", "[\"mail\"] 2 1");
    assertThat(groups("'by':'source','fold':false"))
        .containsExactly("[\"mail\"] 2 1", "[\"Google\"] 1 1", "[\"google \"] 1 0");
  }

  @Test
  void traitsGroupPeople() {
    assertThat(groups("'by':{'property':'plan','at':'person'}"))
        .containsExactly("[\"(none)\"] 3 1", "[\"pro\"] 1 1");
  }

  @Test
  void listOfAGroup() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'funnel','steps':['view','purchase'],'by':'source',"
                + "'list':{'of':'/groups/0/steps/1/dropped'}}",
            SHOP);
    assertThat(answer.path("answer").path("list")).hasSize(1);
    assertThat(answer.at("/answer/list/0/userId").stringValue()).isEqualTo("bob");
    assertThat(answer.at("/answer/list/0/next/event").stringValue()).isEqualTo("cart");
  }

  @Test
  void conditionsOnPeopleAndEvents() {
    JsonNode answer =
        Asking.ask(
            "{'ask':'funnel','steps':['view','purchase'],'people':{'did':'cart','times':'=0'},"
                + "'where':{'not':{'property':'source','op':'matches','value':'^GOO','ignoreCase':true}}}",
            SHOP);
    assertThat(answer.at("/answer/entered").longValue()).isEqualTo(2);
    assertThat(answer.at("/answer/completed").longValue()).isEqualTo(1);
  }

  /** Code and text of each note. */
  private static List<String> notes(String question, TextData data) {
    List<String> notes = new ArrayList<>();
    for (JsonNode note : Asking.ask(question, data).path("notes")) {
      notes.add(note.path("code").stringValue() + ": " + note.path("text").stringValue());
    }
    return notes;
  }

  @Test
  void notesAboutWhatIsNotThere() {
    assertThat(notes("{'ask':'funnel','steps':['view','purchse',{'goal':'sale'}]}", SHOP))
        .startsWith(
            "unknown-event: No event \"purchse\" so far. Did you mean \"purchase\"?",
            "unknown-event: Goal sale has no events so far: no \"Order Completed\" or \"Deal Won\";"
                + " purchase (2 events) looks like it.");
  }

  @Test
  void noteAboutSkippedSteps() {
    assertThat(notes("{'ask':'funnel','steps':['view','cart','purchase'],'window':'1h'}", SHOP))
        .contains(
            "skipped: 1 of 2 people who did \"purchase\" had not done the steps before it in"
                + " order.");
  }

  @Test
  void noteAboutLateCompletions() {
    assertThat(notes("{'ask':'funnel','steps':['view','purchase'],'window':'45m'}", SHOP))
        .contains(
            "late: 1 person completed only after the window of 45 minutes; within 180 days the rate"
                + " is 50.0 %.");
  }

  @Test
  void emptyDataAndAPeriodWithoutData() {
    assertThat(notes("{'ask':'funnel','steps':['view']}", TextData.of("")))
        .containsExactly(
            "unknown-event: No event \"view\" so far.", "no-data: There are no events yet.");
    assertThat(
            notes(
                "{'ask':'funnel','steps':['view'],'period':{'from':'2020-01-01','to':'2020-01-31'}}",
                SHOP))
        .containsExactly(
            "no-data-in-period: No event lies in the period from 2020-01-01T00:00:00Z to"
                + " 2020-02-01T00:00:00Z; the data runs from 2026-01-01T00:00:00Z to"
                + " 2026-03-02T00:00:00Z.");
  }
}
