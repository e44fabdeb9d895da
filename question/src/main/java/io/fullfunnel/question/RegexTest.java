package io.fullfunnel.question;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.filter.TestedValues;
import io.fullfunnel.engine.filter.ValueTest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The operator {@code matches}: an RE2 search anywhere in the text, in time linear to it. */
record RegexTest(String pattern, boolean ignoreCase) implements ValueTest {
  private static final int LONGEST = 1000;
  private static final int MOST_STEPS = 10_000;

  /** Compiled patterns of this process: a record that crosses the wire carries only the text. */
  private static final Map<RegexTest, Pattern> COMPILED = new ConcurrentHashMap<>();

  private static final int MOST_COMPILED = 1000;

  /** Refuses what RE2 cannot read, and patterns that would grow beyond use. */
  static void check(Place place, String pattern) {
    if (pattern.length() > LONGEST) {
      throw place.wrong(
          "The pattern at "
              + place.shown()
              + " is longer than "
              + Words.count(LONGEST)
              + " characters.");
    }
    if (new RegexSize(pattern).steps() > MOST_STEPS) {
      throw place.wrong(
          "The pattern at " + place.shown() + " repeats too much; use smaller repeat counts.");
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException wrong) {
      throw place.wrong(
          "The pattern at "
              + place.shown()
              + " is no RE2 pattern: "
              + Words.plain(wrong.getDescription())
              + (wrong.getPattern() == null ? "" : " " + Words.quote(wrong.getPattern()))
              + ".");
    }
  }

  @Override
  public boolean test(@Nullable Value value) {
    return switch (value) {
      case null -> false;
      case Value.Many many -> many.elements().stream().anyMatch(this::test);
      case Value one -> compiled().matcher(one.asKey()).find();
    };
  }

  /** A question that is bound has tested all its values: on the wire the pattern is a name only. */
  private Object writeReplace() {
    return new TestedValues("matches " + pattern);
  }

  private Pattern compiled() {
    Pattern known = COMPILED.get(this);
    if (known != null) {
      return known;
    }
    if (COMPILED.size() >= MOST_COMPILED) {
      COMPILED.clear();
    }
    Pattern compiled = Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
    COMPILED.put(this, compiled);
    return compiled;
  }
}
