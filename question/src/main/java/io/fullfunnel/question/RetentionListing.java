package io.fullfunnel.question;

import io.fullfunnel.engine.retention.RetentionList;
import io.fullfunnel.engine.retention.RetentionReport;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The people behind a number of retention: the contract's {@code list}.
 *
 * @param group of the answer's groups, or −1 for everybody
 * @param before whether the figure is one of the period that is compared
 */
record RetentionListing(Pointer pointer, int group, int cohort, boolean before, int interval) {
  private static final int EVERYBODY = -1;
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:/groups/(?<group>\\d{1,6}))?/(?:cohorts/(?<cohort>\\d{1,6})|total)"
              + "(?<before>/before)?/(?:people|returned/(?<interval>\\d{1,4}))");

  static @Nullable RetentionListing read(Place place, boolean compares) {
    Pointer pointer = Pointer.read(place, "/cohorts/0/returned/1");
    if (pointer == null) {
      return null;
    }
    Matcher matcher = POINTER.matcher(pointer.of());
    if (!matcher.matches()) {
      throw pointer.pointsAt(
          "nobody; such are /cohorts/0/people, /cohorts/0/returned/1 and"
              + " /total/returned/1, also below /groups/0");
    }
    boolean before = matcher.group("before") != null;
    pointer.refuseBefore(before, compares);
    return new RetentionListing(
        pointer,
        Pointer.index(matcher.group("group"), EVERYBODY),
        Pointer.index(matcher.group("cohort"), RetentionList.ALL_COHORTS),
        before,
        Pointer.index(matcher.group("interval"), RetentionList.MEMBERS));
  }

  /** For the engine. */
  RetentionList list(RetentionQuestion question, RetentionReport report) {
    var of = before && question.before() != null ? question.before() : question.now();
    boolean isThere =
        group < report.groups().size()
            && cohort < of.starts().size()
            && interval <= question.periods();
    if (!isThere) {
      throw pointer.pointsAt(
          "no place of the answer, which has "
              + Words.count(of.starts().size())
              + " cohorts, "
              + (question.periods() + 1)
              + " intervals and "
              + report.groups().size()
              + " groups");
    }
    List<String> key = group != EVERYBODY ? report.groups().get(group).key() : null;
    return new RetentionList(key, before ? 1 : 0, cohort, interval, pointer.limit());
  }
}
