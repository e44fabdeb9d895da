package io.fullfunnel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedPeopleTest {
  @Test
  void timelinesHoldTheRowsOfTheFile() {
    Traffic traffic = new Traffic(50_000, 3, false);
    List<List<Long>> rows = new ArrayList<>();
    traffic.forEach((second, person, visit, event) ->
        rows.add(List.of((long) person, (Traffic.START + second) * 1000, event + 1L)));
    SimulatedPeople people = new SimulatedPeople(traffic);
    List<List<Long>> told = new ArrayList<>();
    for (Shard shard : people.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          timeline -> {
            for (int i = 0; i < timeline.size(); i++) {
              told.add(
                  List.of(timeline.person(), timeline.timeMillis(i), (long) timeline.event(i)));
            }
            return true;
          });
    }
    assertThat(told).hasSameSizeAs(rows);
    assertThat(Set.copyOf(told)).isEqualTo(Set.copyOf(rows));
    Dictionary names = people.dictionary();
    assertThat(names.eventName(names.event("purchase"))).isEqualTo("purchase");
    assertThat(names.eventCount(names.event("purchase")))
        .isEqualTo(rows.stream().filter(r -> r.get(2) == names.event("purchase")).count());
  }
}
