package io.fullfunnel.testkit.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.columns.ColumnShard;
import io.fullfunnel.engine.funnel.AttemptChoice;
import io.fullfunnel.engine.funnel.Trend;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.testkit.TimelineText;
import io.fullfunnel.testkit.Timelines;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One person with a million events, laid out to be as costly as can be: must not take for ever. */
class LongTimelineTest {
  private static final int EVENTS = 1_000_000;

  @Test
  void a_million_events_of_one_person_are_matched_in_one_pass_each_way() {
    var names = TimelineText.of("x A@0s B@0s C@0s D@0s E@0s");
    Dataset known = names.dataset();
    long[] times = new long[EVENTS];
    int[] events = new int[EVENTS];
    long[] sequences = new long[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      // every window is cut just before the last step, but for the very last start
      times[i] = i * 1000L;
      events[i] = known.dictionary().event(List.of("A", "B", "C", "D").get(i % 4));
      sequences[i] = i;
    }
    events[EVENTS - 1] = known.dictionary().event("E");
    Columns columns = Columns.of(times, events, sequences, EVENTS);
    var shard = ColumnShard.of(columns, new long[] {1}, new int[] {0, EVENTS});
    Dataset one = new OneShard(known, shard);
    try (var engine = new LocalEngine(1)) {
      Ask ask = Ask.steps("A", "B", "C", "D", "E").window("10s");
      assertThat(ReportText.of(engine.run(ask.funnel(), one)))
          .isEqualTo(
              "1 1 1 1 1, 1(1..1)~1/1(1..1)~1, 1(1..1)~1/2(2..2)~2, 1(1..1)~1/3(3..3)~3,"
                  + " 4(4..4)~4/7(7..7)~7");
      Ask repeated = Ask.steps("*", "*", "*", "A", "*", "*", "*", "E").window("10s");
      assertThat(
              ReportText.of(engine.run(repeated.attempt(AttemptChoice.LATEST).funnel(), one))
                  .substring(0, 15))
          .isEqualTo("1 1 1 1 1 1 1 1");
      var buckets = LongStream.rangeClosed(0, 10_000).mapToObj(b -> b * 100_000).toList();
      var trend = engine.run(ask.trend(new Trend(buckets)).funnel(), one).trend();
      assertThat(trend).hasSize(10_000);
      assertThat(trend.get(9_999).steps().get(4).reached()).isEqualTo(1);
      assertThat(trend.get(9_998).completed()).isZero();
      assertThat(engine.run(ask.attempts().funnel(), one).total().entered()).isEqualTo(83_334);
    }
  }

  private record OneShard(Dataset names, ColumnShard shard) implements Dataset {
    @Override
    public Dictionary dictionary() {
      return names.dictionary();
    }

    @Override
    public List<Shard> shards(Scope scope) {
      return List.of(shard);
    }
  }

  @Test
  void the_mini_language_reads_what_it_says() {
    Timelines read = TimelineText.of("ann \"Order Completed\"@1d2h{a=1,b=[x|2],c=\"d, e\",f=true}");
    assertThat(read.people().getFirst().rows().getFirst().properties().toString())
        .contains("a=Numeric[number=1]")
        .contains("b=Many[elements=[Text[text=x], Numeric[number=2]]]")
        .contains("c=Text[text=d, e]")
        .contains("f=Bool[value=true]");
  }
}
