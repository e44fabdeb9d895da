package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.PersonList.What;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people behind a figure: the contract's {@code list}.
 *
 * @param of JSON pointer into the answer
 * @param group index of the group, or −1 for all people
 * @param bucket index of the trend's bucket, or −1 for whenever they entered
 * @param before whether the figure is one of the period that is compared
 * @param step from 1
 */
record Listing(String of, int group, int bucket, boolean before, int step, What what, int limit) {
  private static final int NONE = -1;
  private static final int SHOWN = 100;
  private static final int MOST_SHOWN = 100_000;
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?(?:/trend/(?<bucket>\\d{1,6}))?"
              + "(?:/steps/(?<step>\\d{1,4}))?(?<before>/before)?"
              + "/(?<figure>entered|completed|excluded|immature|reached|did|dropped|open|quiet)");

  /** What a pointer may point at. */
  record Shape(
      boolean groups,
      int buckets,
      int bucketsBefore,
      boolean compares,
      int steps,
      FinerRules finer) {}

  static @Nullable Listing read(Place place, Shape shape) {
    if (place.absent()) {
      return null;
    }
    if (!place.isObject()) {
      throw place.expected("an object such as {\"of\":\"/steps/1/dropped\",\"limit\":100}");
    }
    place.only(List.of("of", "limit"));
    Place of = place.at("of");
    String pointer = of.text("a JSON pointer into the answer such as \"/steps/1/dropped\"");
    int limit = place.at("limit").whole(1, MOST_SHOWN, SHOWN);
    Matcher figure = FIGURE.matcher(pointer);
    if (!figure.matches()
        || !exists(figure.group("figure"), figure.group("step") != null, shape.finer())) {
      throw of.wrong(
          Words.quote(pointer)
              + " at "
              + of.shown()
              + " points at no figure that counts people; such are /entered, /completed, /excluded,"
              + " /immature, /steps/0/reached, /steps/1/dropped, /steps/0/open, /steps/0/quiet and"
              + " the same below /groups/0.");
    }
    int group = number(figure.group("group"));
    int bucket = number(figure.group("bucket"));
    boolean before = figure.group("before") != null;
    if (group != NONE && !shape.groups()) {
      throw missing(of, pointer, "a group, but the question has no \"by\"");
    }
    if (before && !shape.compares()) {
      throw missing(of, pointer, "a period before, but the question has no \"compare\"");
    }
    int buckets = before ? Math.min(shape.buckets(), shape.bucketsBefore()) : shape.buckets();
    if (bucket >= buckets) {
      throw missing(of, pointer, "bucket " + bucket + ", but the answer has " + buckets);
    }
    String word = figure.group("figure");
    if (figure.group("step") == null) {
      int step = word.equals("completed") ? shape.steps() : 1;
      What what = word.equals("completed") ? What.REACHED : What.valueOf(upper(word));
      return new Listing(pointer, group, bucket, before, step, what, limit);
    }
    int step = number(figure.group("step")) + 1;
    if (step > shape.steps()) {
      throw missing(of, pointer, "step " + step + ", but the question has " + shape.steps());
    }
    What what = word.equals("entered") ? What.ENTERED_HERE : What.valueOf(upper(word));
    return new Listing(pointer, group, bucket, before, step, what, limit);
  }

  /** Whether answers have the figure there: of a step, or of the whole. */
  private static boolean exists(String figure, boolean ofStep, FinerRules finer) {
    return switch (figure) {
      case "completed", "excluded", "immature" -> !ofStep;
      case "entered" -> !ofStep || finer.open();
      case "did" -> ofStep && finer.loose();
      default -> ofStep;
    };
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? NONE : Integer.parseInt(digits);
  }

  private static QuestionException missing(Place of, String pointer, String what) {
    return of.wrong(Words.quote(pointer) + " at " + of.shown() + " points at " + what + ".");
  }

  /** Nobody is dropped before the first step. */
  boolean isEmpty() {
    return what == What.DROPPED && step == 1;
  }

  PersonList people(@Nullable List<String> key) {
    return new PersonList(key, step, what, bucket, limit);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("of", of).put("limit", limit);
  }
}
