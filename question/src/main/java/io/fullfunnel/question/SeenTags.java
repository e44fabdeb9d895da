package io.fullfunnel.question;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.visits.Origins;
import io.fullfunnel.store.channels.Channels;
import io.fullfunnel.store.channels.Verdict;
import io.fullfunnel.store.links.Spelling;
import io.fullfunnel.store.links.Tag;
import io.fullfunnel.store.links.Taxonomy;
import io.fullfunnel.store.timelines.Snapshot;
import io.fullfunnel.store.traffic.ShardFlags;
import io.fullfunnel.store.traffic.Sign;
import io.fullfunnel.store.traffic.TrafficRules;
import io.fullfunnel.store.visits.ShardVisits;
import io.fullfunnel.store.visits.VisitColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the links of a workspace have said so far, as it arrived, and what is wrong with it. */
final class SeenTags {
  private static final int LEFT_OUT = Sign.BOTS | Sign.INTERNAL;

  private final LinkLint lint;
  private final Channels channels;
  private final List<@Nullable Map<Tag, String>> tags = new ArrayList<>();
  private final Map<Key, Found> found = new LinkedHashMap<>();

  /** Touches by value. */
  private final Map<Key, Long> values = new HashMap<>();

  private SeenTags(Taxonomy taxonomy, Channels channels) {
    this.lint = new LinkLint(taxonomy);
    this.channels = channels;
  }

  private record Key(Tag tag, LinkLint.@Nullable Kind kind, String value) {}

  /**
   * A value that is wrong.
   *
   * @param touches that say it
   * @param people with such a touch
   * @param channels that such touches have
   */
  record Wrong(LinkLint.Problem problem, long touches, long people, List<String> channels) {}

  /**
   * What was seen.
   *
   * @param values different values
   * @param touches with at least one
   * @param wrong the most frequent first
   */
  record Seen(int values, long touches, List<Wrong> wrong) {
    long wrongTouches() {
      return wrong.stream().mapToLong(Wrong::touches).sum();
    }
  }

  private static final class Found {
    private final LinkLint.Problem problem;
    private final Set<String> channels = new TreeSet<>();
    private long touches;
    private long people;
    private long last;

    Found(LinkLint.Problem problem) {
      this.problem = problem;
    }

    /** Rows of a person come one after another. */
    void add(long person) {
      touches++;
      if (people == 0 || last != person) {
        last = person;
        people++;
      }
    }
  }

  /** Looks at every touch that is neither a bot's nor the team's. */
  static Seen of(Snapshot snapshot, Taxonomy taxonomy, Channels channels, TrafficRules traffic)
      throws IOException {
    VisitColumns visits = snapshot.visitColumns();
    List<ShardFlags> flags = snapshot.traffic(traffic).shards();
    SeenTags seen = new SeenTags(taxonomy, channels);
    long[] touches = new long[visits.origins().size()];
    Walk walk =
        touch -> {
          for (int shard = 0; shard < visits.shards().size(); shard++) {
            each(
                snapshot.columnShards().get(shard),
                visits.shards().get(shard),
                flags.get(shard),
                touch);
          }
        };
    walk.all((origin, person) -> touches[origin]++);
    List<List<Found>> wrong = seen.judge(visits.origins(), touches);
    walk.all((origin, person) -> wrong.get(origin).forEach(each -> each.add(person)));
    return seen.seen(touches);
  }

  /** A walk along all touches. */
  private interface Walk {
    void all(Touch touch);
  }

  /** A touch. */
  private interface Touch {
    void of(int origin, long person);
  }

  private static void each(ColumnShard shard, ShardVisits visits, ShardFlags flags, Touch touch) {
    Codes origins = visits.origins();
    shard.forEachIndex((index, person, from, to) -> {
      for (int row = from; row < to; row++) {
        int origin = origins.get(row);
        if (origin >= 0
            && visits.touches().get(row) >= 0
            && shard.columns().event(row) >= Dictionary.FIRST_EVENT
            && (flags.at(row) & LEFT_OUT) == 0) {
          touch.of(origin, person);
        }
      }
    });
  }

  /** What is wrong with each origin. */
  private List<List<Found>> judge(Origins origins, long[] touches) {
    for (int origin = 0; origin < touches.length; origin++) {
      Map<Tag, String> said = touches[origin] == 0 ? null : said(origins, origin);
      tags.add(said);
      if (said != null) {
        long more = touches[origin];
        said.forEach((tag, value) -> values.merge(new Key(tag, null, value), more, Long::sum));
      }
    }
    Map<Key, String> usual = usual();
    List<List<Found>> wrong = new ArrayList<>();
    for (int origin = 0; origin < touches.length; origin++) {
      Map<Tag, String> said = tags.get(origin);
      wrong.add(said == null ? List.of() : judge(said, origins.texts(origin), usual));
    }
    return wrong;
  }

  /** Null where the origin says nothing by a tag: there was no link to write. */
  private static @Nullable Map<Tag, String> said(Origins origins, int origin) {
    Map<Tag, String> said = new EnumMap<>(Tag.class);
    for (Tag tag : Tag.values()) {
      String text = origins.text(tag.field(), origin);
      if (text != null) {
        said.put(tag, text);
      }
    }
    return said.isEmpty() ? null : said;
  }

  /** The most frequent spelling by what all spellings have in common. */
  private Map<Key, String> usual() {
    Map<Key, String> usual = new HashMap<>();
    values.forEach((seen, touches) -> {
      Key common = new Key(seen.tag(), null, Spelling.key(seen.value()));
      String other = usual.get(common);
      if (other == null) {
        usual.put(common, seen.value());
        return;
      }
      long most = values.getOrDefault(new Key(seen.tag(), null, other), 0L);
      boolean later = seen.value().compareTo(other) > 0; // small letters win
      if (touches > most || (touches == most && later)) {
        usual.put(common, seen.value());
      }
    });
    return usual;
  }

  private List<Found> judge(
      Map<Tag, String> said, @Nullable String[] texts, Map<Key, String> usual) {
    Verdict verdict = channels.verdict(texts);
    List<LinkLint.Problem> problems = lint.tags(said);
    said.forEach((tag, value) -> {
      String most = usual.getOrDefault(new Key(tag, null, Spelling.key(value)), value);
      boolean known = problems.stream().anyMatch(problem -> problem.tag() == tag);
      if (!known && !most.equals(value)) {
        String text = LinkLint.named(tag, value) + " is mostly spelled " + Words.quote(most) + ".";
        problems.add(new LinkLint.Problem(LinkLint.Kind.DUPLICATE, tag, value, text, most));
      }
    });
    if (verdict.rule() < 0 && problems.isEmpty()) {
      problems.add(unknown(said, verdict));
    }
    List<Found> all = new ArrayList<>();
    for (LinkLint.Problem problem : problems) {
      LinkLint.Problem told =
          problem.kind() == LinkLint.Kind.MISSING ? beside(problem, said) : problem;
      Key key = new Key(told.tag(), told.kind(), told.value() + "\t" + told.text());
      Found one = found.computeIfAbsent(key, k -> new Found(told));
      one.channels.add(verdict.channel());
      all.add(one);
    }
    return all;
  }

  /** What is missing is found again by what is there. */
  private static LinkLint.Problem beside(LinkLint.Problem missing, Map<Tag, String> said) {
    Map.Entry<Tag, String> first = said.entrySet().iterator().next();
    String text =
        "Links with "
            + first.getKey().label()
            + " "
            + Words.quote(first.getValue())
            + " say no "
            + missing.tag().label()
            + ".";
    String there = first.getKey().label() + "=" + first.getValue();
    return new LinkLint.Problem(missing.kind(), missing.tag(), there, text, null);
  }

  static LinkLint.Problem unknown(Map<Tag, String> said, Verdict verdict) {
    Tag tag = said.containsKey(Tag.MEDIUM) ? Tag.MEDIUM : Tag.SOURCE;
    String value = said.getOrDefault(tag, "");
    String source = said.get(Tag.SOURCE);
    String beside =
        tag == Tag.MEDIUM && source != null ? " beside source " + Words.quote(source) : "";
    return new LinkLint.Problem(
        LinkLint.Kind.CHANNEL,
        tag,
        value,
        LinkLint.named(tag, value)
            + beside
            + " is known to no rule for channels: it counts as "
            + verdict.channel()
            + ".",
        null);
  }

  private Seen seen(long[] touches) {
    long said = 0;
    for (int origin = 0; origin < touches.length; origin++) {
      said += tags.get(origin) == null ? 0 : touches[origin];
    }
    List<Wrong> wrong = new ArrayList<>();
    for (Found each : found.values()) {
      wrong.add(new Wrong(each.problem, each.touches, each.people, List.copyOf(each.channels)));
    }
    wrong.sort(
        Comparator.comparingLong(Wrong::touches)
            .reversed()
            .thenComparing(each -> each.problem().text()));
    return new Seen(values.size(), said, wrong);
  }
}
