package io.fullfunnel.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: what every {@code list} has in common, before a question looks at it. */
class PointerTest {
  private static @Nullable Pointer read(String question) {
    return Pointer.read(
        new Place(Asking.json(question), "").at("list"), "/rows/0/exits", "/people");
  }

  @Test
  void a01_aPointerAndHowMuchIsShown() {
    assertThat(read("{'list':{'of':'/people','limit':7}}")).isEqualTo(new Pointer("/people", 7));
    assertThat(new Pointer("/people", 7).json()).hasToString("{\"of\":\"/people\",\"limit\":7}");
  }

  @Test
  void a02_aHundredUnlessTheQuestionSaysSo() {
    assertThat(read("{'list':{'of':'/people'}}")).isEqualTo(new Pointer("/people", 100));
  }

  @Test
  void a03_nothingIsListedUnlessTheQuestionSaysSo() {
    assertThat(read("{}")).isNull();
    assertThat(read("{'list':null}")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /list       | `'/people'`               | At /list there must be an object such as {"of":"/rows/0/exits","limit":100}, not the text "/people".
          /list       | `{'off':'/people'}`       | Unknown field "off" at /list. Did you mean "of"?
          /list/of    | `{}`                      | At /list/of there must be a JSON pointer into the answer such as "/people", not nothing.
          /list/limit | `{'of':'/x','limit':0}`   | At /list/limit there must be a whole number from 1 to 100000, not 0.
          """)
  void b01_whatIsNoPointerGetsASentence(String place, String list, String sentence) {
    QuestionException refused =
        catchThrowableOfType(QuestionException.class, () -> read("{'list':" + list + "}"));
    assertThat(refused.pointer()).isEqualTo(place);
    assertThat(refused).hasMessage(sentence);
  }

  @Test
  void b02_thePeriodBeforeNeedsAComparisonAndAGroupASplit() {
    Pointer pointer = new Pointer("/groups/0/before/people", 100);
    pointer.refuseBefore(true, true);
    pointer.refuseBefore(false, false);
    pointer.refuseGroup(true, true);
    pointer.refuseGroup(false, false);
    String at = "\"/groups/0/before/people\" at /list/of points at a ";
    assertThat(refused(() -> pointer.refuseBefore(true, false)))
        .isEqualTo(at + "period before, but the question has no \"compare\".");
    assertThat(refused(() -> pointer.refuseGroup(true, false)))
        .isEqualTo(at + "group, but the question has no \"by\".");
  }

  private static String refused(Runnable asked) {
    QuestionException refused = catchThrowableOfType(QuestionException.class, asked::run);
    assertThat(refused.pointer()).isEqualTo("/list/of");
    return String.valueOf(refused.getMessage());
  }

  @Test
  void c01_aPartThatIsMissingIsWhatTheQuestionTakesForAll() {
    assertThat(Pointer.index("17", -1)).isEqualTo(17);
    assertThat(Pointer.index(null, -1)).isEqualTo(-1);
  }
}
