package io.fullfunnel.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.Value;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operator over one row of values: 9, "9", "10", "abc", "Abc", true, [1, 9], [], missing. */
class ConditionTest {
  private static String passes(Operator operator, boolean ignoreCase, Value... operands) {
    var condition = new Condition(operator, List.of(operands), ignoreCase);
    var passed = new StringBuilder();
    for (Value value :
        List.of(
            number("9"),
            text("9"),
            text("10"),
            text("abc"),
            text("Abc"),
            new Value.Bool(true),
            new Value.Many(List.of(number("1"), number("9"))),
            new Value.Many(List.of()))) {
      passed.append(condition.test(value) ? 'x' : '.');
    }
    return passed.append(condition.test(null) ? 'x' : '.').toString();
  }

  private static Value number(String number) {
    return new Value.Numeric(new BigDecimal(number));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  @Test
  void numbers_meet_texts_that_are_numbers() {
    assertThat(passes(Operator.EQUAL, false, number("9.0"))).isEqualTo("xx....x..");
    assertThat(passes(Operator.NOT_EQUAL, false, number("9.0"))).isEqualTo("..xxxxx..");
    assertThat(passes(Operator.GREATER, false, number("9"))).isEqualTo("..x......");
    assertThat(passes(Operator.AT_LEAST, false, number("-1"))).isEqualTo("xxx...x..");
    assertThat(passes(Operator.AT_MOST, false, number("9"))).isEqualTo("xx....x..");
    assertThat(passes(Operator.LESS, false, number("99"))).isEqualTo("xxx...x..");
    assertThat(passes(Operator.IN, false, number("10"), number("1"))).isEqualTo("..x...x..");
    assertThat(passes(Operator.NOT_IN, false, number("9"), number("1"))).isEqualTo("..xxxx...");
  }

  @Test
  void a_text_operand_compares_as_text() {
    assertThat(passes(Operator.EQUAL, false, text("9"))).isEqualTo("xx....x..");
    assertThat(passes(Operator.EQUAL, false, text("9.0"))).isEqualTo(".........");
    assertThat(passes(Operator.LESS, false, text("9"))).isEqualTo("..x...x..");
    assertThat(passes(Operator.AT_LEAST, false, text("abc"))).isEqualTo("...x.x...");
    assertThat(passes(Operator.EQUAL, false, text("true"))).isEqualTo(".....x...");
  }

  @Test
  void parts_of_texts() {
    assertThat(passes(Operator.CONTAINS, false, text("b"))).isEqualTo("...xx....");
    assertThat(passes(Operator.NOT_CONTAINS, false, text("b"))).isEqualTo("xxx..xx..");
    assertThat(passes(Operator.STARTS_WITH, false, text("A"))).isEqualTo("....x....");
    assertThat(passes(Operator.STARTS_WITH, true, text("A"))).isEqualTo("...xx....");
    assertThat(passes(Operator.ENDS_WITH, true, text("BC"))).isEqualTo("...xx....");
    assertThat(passes(Operator.IN, true, text("ABC"), text("x"))).isEqualTo("...xx....");
  }

  @Test
  void only_missing_passes_what_is_not_there() {
    assertThat(passes(Operator.EXISTS, false)).isEqualTo("xxxxxxx..");
    assertThat(passes(Operator.MISSING, false)).isEqualTo(".......xx");
  }

  @Test
  void refuses_operands_that_make_no_sense() {
    assertThatThrownBy(() -> new Condition(Operator.GREATER, List.of(), false))
        .hasMessage("operator > takes one value, no array, not []");
    assertThatThrownBy(() -> new Condition(Operator.EXISTS, text("x")))
        .hasMessageStartingWith("operator exists takes no value");
  }
}
