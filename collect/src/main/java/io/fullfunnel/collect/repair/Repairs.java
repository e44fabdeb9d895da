package io.fullfunnel.collect.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.Recheck;
import io.fullfunnel.store.failed.FailedActs;
import io.fullfunnel.store.failed.FailedEvent;
import io.fullfunnel.store.failed.FailedId;
import io.fullfunnel.store.workspace.Failed;
import io.fullfunnel.store.workspace.KnownNames;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The failed events of a workspace, listed, repaired, replayed and dropped. */
public final class Repairs {
  /** So many are shown one by one. */
  private static final int SHOWN = 100;

  private static final int SAMPLES = 5;

  /** Bytes of repaired events that are held at once. */
  private static final long HELD = 4 << 20;

  /** Characters of a content that are shown. */
  private static final int CONTENT = 8_192;

  private final Workspace workspace;
  private final KnownNames names;

  public Repairs(Workspace workspace, KnownNames names) {
    this.workspace = workspace;
    this.names = names;
  }

  /**
   * What there is.
   *
   * @param reasons the most frequent first
   * @param first of those that were asked for
   * @param acts what was done so far, the latest first
   */
  public record Listed(
      long events, List<Reason> reasons, List<Shown> first, List<FailedActs.Act> acts) {}

  /**
   * Events that failed for one reason.
   *
   * @param reader who could not take them
   * @param code why
   * @param key id of the key they came with, the empty text if none
   * @param last when the latest arrived
   */
  public record Reason(String reader, String code, String key, long events, Instant last) {}

  /**
   * A failed event.
   *
   * @param event what it is called, the empty text if it says nothing
   * @param content the first of it
   */
  public record Shown(
      String id,
      Instant at,
      String from,
      String key,
      String reader,
      String code,
      String sentence,
      String event,
      String content) {}

  /**
   * What a rule would do, or did.
   *
   * @param chosen events that it is about
   * @param changed those that are another event by it
   * @param passed those that the collector's rules take
   * @param refused the others, by why
   * @param samples some of them
   */
  public record Outcome(
      long chosen, long changed, long passed, Map<String, Long> refused, List<Sample> samples) {}

  /**
   * An event before and after.
   *
   * @param code why it is refused again; null if it passes
   */
  public record Sample(
      String id, String before, String after, @Nullable String code, @Nullable String sentence) {}

  /** Lists what a rule is about. */
  public Listed list(Rule rule) throws IOException {
    Map<String, Reason> reasons = new TreeMap<>();
    List<Shown> first = new ArrayList<>();
    long[] all = {0};
    Failed.visit(
        workspace,
        event -> {
          ObjectNode content = Contents.read(event.content());
          if (!rule.matches(event, content)) {
            return;
          }
          all[0]++;
          String group = event.reader() + ' ' + event.code() + ' ' + event.key();
          reasons.merge(group, reason(event, 1), Repairs::together);
          if (first.size() < SHOWN) {
            first.add(shown(event, content));
          }
        });
    List<Reason> sorted = new ArrayList<>(reasons.values());
    sorted.sort((one, other) -> Long.compare(other.events(), one.events()));
    return new Listed(all[0], sorted, first, Failed.acts(workspace).list());
  }

  private static Reason reason(FailedEvent event, long events) {
    Instant at = Instant.ofEpochMilli(event.receivedMillis());
    return new Reason(event.reader(), event.code(), event.key(), events, at);
  }

  private static Reason together(Reason one, Reason other) {
    Instant last = one.last().isAfter(other.last()) ? one.last() : other.last();
    return new Reason(one.reader(), one.code(), one.key(), one.events() + other.events(), last);
  }

  private static Shown shown(FailedEvent event, @Nullable ObjectNode content) {
    return new Shown(
        event.id().toString(),
        Instant.ofEpochMilli(event.receivedMillis()),
        event.from(),
        event.key(),
        event.reader(),
        event.code(),
        event.sentence(),
        content == null ? "" : Contents.name(content),
        cut(event.content()));
  }

  private static String cut(byte[] content) {
    String text = new String(content, UTF_8);
    return text.codePointCount(0, text.length()) <= CONTENT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, CONTENT)) + "…";
  }

  /** What a rule would do; nothing happens. */
  public Outcome preview(Rule rule) throws IOException {
    return new Run(rule, recheck(false), List::size).outcome();
  }

  /** Repairs and replays what a rule is about; what does not pass stays among the failed. */
  public Outcome replay(Rule rule, String by) throws IOException {
    Outcome outcome = new Run(rule, recheck(true), this::take).outcome();
    long stay = outcome.chosen() - outcome.passed();
    note(by, "replay", rule, outcome.passed(), stay);
    return outcome;
  }

  private Recheck recheck(boolean takes) {
    return new Recheck(workspace.privacy().current(), names, takes);
  }

  private int take(List<Failed.Repaired> some) throws IOException {
    names.save();
    return Failed.replay(workspace, some);
  }

  private void note(String by, String what, Rule rule, long events, long stay) throws IOException {
    if (events + stay > 0) {
      Failed.acts(workspace)
          .add(new FailedActs.Act(Instant.now(), by, what, rule.text(), events, stay));
    }
  }

  /** Lets go of refused events that a rule is about; what stands in the journal stays. */
  public int drop(Rule rule, String by) throws IOException {
    Set<FailedId> chosen = new HashSet<>();
    Failed.visit(
        workspace,
        event -> {
          if (!event.id().isInJournal() && rule.matches(event, Contents.read(event.content()))) {
            chosen.add(event.id());
          }
        });
    int dropped = Failed.drop(workspace, chosen);
    note(by, "drop", rule, dropped, 0);
    return dropped;
  }

  /** Takes repaired events; tells how many of them it took. */
  private interface Taking {
    int take(List<Failed.Repaired> some) throws IOException;
  }

  /** A run of a rule over all events. */
  private final class Run {
    private final Rule rule;
    private final Recheck recheck;
    private final Taking taking;
    private final List<Failed.Repaired> ready = new ArrayList<>();
    private final Map<String, Long> refused = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private long readyBytes;
    private long chosen;
    private long changed;
    private long passed;

    Run(Rule rule, Recheck recheck, Taking taking) {
      this.rule = rule;
      this.recheck = recheck;
      this.taking = taking;
    }

    Outcome outcome() throws IOException {
      Failed.visit(workspace, this::visit);
      flush();
      return new Outcome(chosen, changed, passed, refused, samples);
    }

    private void flush() throws IOException {
      if (!ready.isEmpty()) {
        passed += taking.take(ready);
      }
      ready.clear();
      readyBytes = 0;
    }

    private void visit(FailedEvent event) throws IOException {
      ObjectNode content = Contents.read(event.content());
      if (!rule.matches(event, content)) {
        return;
      }
      chosen++;
      byte[] after = event.content();
      if (content != null) {
        ObjectNode before = content.deepCopy();
        rule.apply(content);
        boolean other = !content.equals(before);
        changed += other ? 1 : 0;
        after = other ? Contents.write(content) : after;
      }
      Recheck.Verdict verdict = recheck.check(after, event.from());
      if (samples.size() < SAMPLES) {
        samples.add(
            new Sample(
                event.id().toString(),
                cut(event.content()),
                cut(after),
                verdict.code(),
                verdict.sentence()));
      }
      byte[] message = verdict.message();
      if (message == null) {
        refused.merge(String.valueOf(verdict.code()), 1L, Long::sum);
      } else {
        ready.add(new Failed.Repaired(event, message));
        readyBytes += message.length;
      }
      if (readyBytes > HELD) {
        flush();
      }
    }
  }
}
