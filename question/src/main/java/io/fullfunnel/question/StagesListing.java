package io.fullfunnel.question;

import io.fullfunnel.engine.Period;
import io.fullfunnel.engine.stages.StageList;
import io.fullfunnel.engine.stages.StageList.What;
import io.fullfunnel.engine.stages.StageSpan;
import io.fullfunnel.engine.stages.StagesReport;
import io.fullfunnel.engine.stages.StagesReport.Numbers;
import io.fullfunnel.question.StagesQuestion.Stretch;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people or moves behind a number of stages: the contract's {@code list}.
 *
 * @param group index of the group, or −1 for all people
 * @param before whether the number is one of the period that is compared
 * @param bucket of the stock, or −1 for the whole period
 * @param index of the stage, flow or cycle; −1 for outside
 */
record StagesListing(Pointer pointer, int group, boolean before, int bucket, What what, int index) {
  private static final int NONE = -1;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?(?:/(?<of>stages|flows|cycles|stock)/(?<index>\\d{1,6}))?"
              + "(?<before>/before)?/(?<figure>[a-zA-Z]+)(?:/(?<key>[a-z0-9_-]{1,60}))?");

  static @Nullable StagesListing read(Place place, Model model, boolean grouped, boolean compares) {
    Pointer pointer = Pointer.read(place, "/stages/1/now");
    if (pointer == null) {
      return null;
    }
    Matcher matcher = POINTER.matcher(pointer.of());
    What what = matcher.matches() ? what(matcher.group("of"), matcher.group("figure")) : null;
    boolean stock = what != null && "stock".equals(matcher.group("of"));
    if (what == null || (matcher.group("key") != null) != stock) {
      throw pointer.pointsAt(
          "nothing that is counted; such are /stages/0/now, /stages/0/stuck,"
              + " /stages/0/entered, /stages/0/reentered, /stages/0/left, /stages/0/highWater,"
              + " /flows/0/people, /flows/0/moves, /flows/0/decayed, /cycles/0/people,"
              + " /cycles/0/times, /stock/0/counts/"
              + model.keys().getFirst()
              + ", /out and the same below /groups/0");
    }
    int index = Pointer.index(matcher.group("index"), NONE);
    if ("stages".equals(matcher.group("of")) && index >= model.stages().size()) {
      throw pointer.pointsAt("no stage: the model has " + model.stages().size());
    }
    int bucket = NONE;
    if (stock) {
      bucket = index;
      index = model.keys().indexOf(matcher.group("key"));
      if (index < 0) {
        throw pointer.pointsAt("no stage of the model: " + Words.join(model.keys(), "and"));
      }
    }
    boolean before = matcher.group("before") != null;
    pointer.refuseBefore(before, compares);
    int group = Pointer.index(matcher.group("group"), NONE);
    pointer.refuseGroup(group != NONE, grouped);
    return new StagesListing(pointer, group, before, bucket, what, index);
  }

  private static @Nullable What what(@Nullable String of, String figure) {
    return switch (of == null ? figure : of + "/" + figure) {
      case "out", "stock/counts" -> What.NOW;
      case "stock/entered" -> What.ENTERED;
      case "stock/left" -> What.LEFT;
      case "stages/now" -> What.NOW;
      case "stages/stuck" -> What.STUCK;
      case "stages/entered" -> What.ENTERED;
      case "stages/reentered" -> What.REENTERED;
      case "stages/left" -> What.LEFT;
      case "stages/highWater" -> What.HIGH_WATER;
      case "flows/people" -> What.FLOW;
      case "flows/moves" -> What.MOVES;
      case "flows/decayed" -> What.DECAYED;
      case "cycles/people" -> What.LOOP;
      case "cycles/times" -> What.LOOPS;
      default -> null;
    };
  }

  private QuestionException missing(String what) {
    return pointer.pointsAt("no " + what + " of the answer");
  }

  /** Whether the answer must be known before it can be told what is listed. */
  boolean needsAnswer() {
    return group != NONE
        || bucket != NONE
        || switch (what) {
          case FLOW, MOVES, DECAYED, LOOP, LOOPS -> true;
          default -> false;
        };
  }

  /**
   * For the engine.
   *
   * @param answer what it says without a list; null where that is not needed
   */
  StageList list(@Nullable StagesReport answer) {
    int span = before && bucket == NONE ? 1 : 0;
    if (answer == null || !needsAnswer()) {
      return new StageList(what, null, span, List.of(index), pointer.limit());
    }
    if (group >= answer.groups().size()) {
      throw missing("group");
    }
    StagesReport.Group in = group == NONE ? answer.total() : answer.groups().get(group);
    List<String> key = group == NONE ? null : in.key();
    // flows and cycles stand where they stand now, also for the period before
    Numbers numbers = in.spans().getFirst();
    List<Integer> stages =
        switch (what) {
          case FLOW, MOVES, DECAYED -> {
            if (index >= numbers.flows().size()) {
              throw missing("flow");
            }
            StagesReport.Flow flow = numbers.flows().get(index);
            yield List.of(flow.from(), flow.to());
          }
          case LOOP, LOOPS -> {
            if (index >= numbers.loops().size()) {
              throw missing("cycle");
            }
            yield numbers.loops().get(index).stages();
          }
          default -> List.of(index);
        };
    return new StageList(what, key, span, stages, pointer.limit());
  }

  /** The bucket by itself, if the number is one of a bucket; null if of the whole period. */
  @Nullable StageSpan span(StagesQuestion question) {
    if (bucket == NONE) {
      return null;
    }
    Stretch of = before && question.before() != null ? question.before() : question.now();
    List<Long> bounds = of.buckets().bounds();
    if (bucket >= bounds.size() - 1) {
      throw missing("bucket");
    }
    long to = bounds.get(bucket + 1);
    long last =
        Math.max(question.now().at(), question.before() == null ? 0 : question.before().at());
    Period period = new Period(bounds.get(bucket), to);
    return new StageSpan(period, Math.min(to - 1, last), List.of());
  }
}
