package io.fullfunnel.question;

import io.fullfunnel.engine.Dataset;
import io.fullfunnel.store.workspace.Definitions;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small shop by seed in which everything happens that questions ask about. */
record Everything(TextData of) implements Data {
  private static final List<String> EVENTS =
      List.of("see", "see", "see", "cart", "cart", "Order Completed", "refund", "Page Viewed");
  private static final List<String> CHANNELS = List.of("Direct", "Email", "Paid Search");

  static Everything data(long seed) {
    var random = new SplittableRandom(seed);
    var text = new StringBuilder();
    for (int person = 0; person < 40; person++) {
      text.append("p").append(person);
      text.append(" identify@0d{plan=").append(person % 3 == 0 ? "pro" : "free").append('}');
      if (person % 2 == 0) {
        text.append(" group@3d{account=f").append(person % 5).append('}');
      }
      long minutes = random.nextLong(14 * 24 * 60);
      for (int event = random.nextInt(12); event > 0; event--) {
        minutes += random.nextInt(3) == 0 ? random.nextLong(4_000) : random.nextLong(1, 40);
        text.append(' ').append(event(random, person, minutes));
      }
      text.append('\n');
    }
    return new Everything(TextData.of(text.toString()));
  }

  private static String event(SplittableRandom random, int person, long minutes) {
    String name = EVENTS.get(random.nextInt(EVENTS.size()));
    String word = name.contains(" ") ? '"' + name + '"' : name;
    return word
        + "@"
        + minutes
        + "m{channel=\""
        + CHANNELS.get(random.nextInt(3))
        + "\",device=d"
        + random.nextInt(2)
        + ",page.path=/"
        + random.nextInt(3)
        + ",anonymousId=a"
        + (person + random.nextInt(2))
        + ",order=o"
        + random.nextInt(60)
        + ",revenue="
        + random.nextInt(100)
        + "}";
  }

  @Override
  public Dataset dataset() {
    return of.dataset();
  }

  @Override
  public long newestMillis() {
    return of.newestMillis();
  }

  @Override
  public ZoneId zone() {
    return of.zone();
  }

  @Override
  public WeekStart weekStart() {
    return of.weekStart();
  }

  @Override
  public List<String> properties() {
    return of.properties();
  }

  @Override
  public List<String> traits() {
    return of.traits();
  }

  @Override
  public Basis basis() {
    return of.basis();
  }

  @Override
  public Ids idsOf(long sequence) {
    return of.idsOf(sequence);
  }

  @Override
  public Map<String, String> defined(Definitions.Kind kind) {
    return kind == Definitions.Kind.AUDIENCE
        ? Map.of("buyers", "{\"did\":\"Order Completed\"}")
        : Map.of();
  }
}
