package io.fullfunnel.question;

import io.fullfunnel.engine.funnel.PersonList;
import io.fullfunnel.engine.funnel.PersonList.What;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people behind a figure: the contract's {@code list}.
 *
 * @param group index of the group, or −1 for all people
 * @param bucket index of the trend's bucket, or −1 for whenever they entered
 * @param before whether the figure is one of the period that is compared
 * @param step from 1
 */
record Listing(Pointer pointer, int group, int bucket, boolean before, int step, What what) {
  private static final int NONE = -1;
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
    Pointer pointer = Pointer.read(place, "/steps/1/dropped");
    if (pointer == null) {
      return null;
    }
    Matcher figure = FIGURE.matcher(pointer.of());
    if (!figure.matches()
        || !exists(figure.group("figure"), figure.group("step") != null, shape.finer())) {
      throw pointer.pointsAt(
          "no figure that counts people; such are /entered, /completed, /excluded,"
              + " /immature, /steps/0/reached, /steps/1/dropped, /steps/0/open, /steps/0/quiet and"
              + " the same below /groups/0");
    }
    int group = Pointer.index(figure.group("group"), NONE);
    int bucket = Pointer.index(figure.group("bucket"), NONE);
    boolean before = figure.group("before") != null;
    pointer.refuseGroup(group != NONE, shape.groups());
    pointer.refuseBefore(before, shape.compares());
    int buckets = before ? Math.min(shape.buckets(), shape.bucketsBefore()) : shape.buckets();
    if (bucket >= buckets) {
      throw pointer.pointsAt("bucket " + bucket + ", but the answer has " + buckets);
    }
    String word = figure.group("figure");
    if (figure.group("step") == null) {
      int step = word.equals("completed") ? shape.steps() : 1;
      What what = word.equals("completed") ? What.REACHED : What.valueOf(upper(word));
      return new Listing(pointer, group, bucket, before, step, what);
    }
    int step = Pointer.index(figure.group("step"), NONE) + 1;
    if (step > shape.steps()) {
      throw pointer.pointsAt("step " + step + ", but the question has " + shape.steps());
    }
    What what = word.equals("entered") ? What.ENTERED_HERE : What.valueOf(upper(word));
    return new Listing(pointer, group, bucket, before, step, what);
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

  /** Nobody is dropped before the first step. */
  boolean isEmpty() {
    return what == What.DROPPED && step == 1;
  }

  PersonList people(@Nullable List<String> key) {
    return new PersonList(key, step, what, bucket, pointer.limit());
  }
}
