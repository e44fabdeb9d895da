package io.fullfunnel.bench.crash;

import io.fullfunnel.store.data.Folders;
import io.fullfunnel.store.event.RefusedEvents;
import io.fullfunnel.store.journal.EventLog;
import io.fullfunnel.store.workspace.Check;
import io.fullfunnel.testkit.crash.CrashRunner;
import io.fullfunnel.testkit.crash.Mutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Damages one file of a data directory and asks: the answers are what they were, or the program
 * refuses and names the file. Only files that cannot be made again may be a reason to refuse.
 */
final class MutationRun {
  /** Files that are no reader's: what they hold is nowhere else. */
  private static final Pattern IRREPLACEABLE =
      Pattern.compile("format\\.json|workspaces/w[0-9a-f]+/(workspace|key|journal/.*)");

  private final Path folder;
  private final Counts counts;
  private final Path base;
  private final Findings truth;
  private final List<Long> law;

  /** Makes a directory with every kind of file in it, left behind by a process that was killed. */
  MutationRun(Path folder, Counts counts) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.counts = counts;
    this.base = folder.resolve("base");
    try (Shop shop = Shop.open(base)) {
      shop.bring(Shop.csv(folder.resolve("rows.csv"), 24_000, 1));
      shop.bring(Shop.ndjson(folder.resolve("some.ndjson"), 0, 0, 20));
      shop.bring(Shop.ndjson(folder.resolve("more.ndjson"), 0, 10, 30));
      shop.bring(Shop.csv(folder.resolve("wrong.csv"), 2_000, 3));
      shop.workspace().undo(4);
      Map<String, Map<String, Long>> why = Map.of("key", Map.of("bad_json", 3L, "too_large", 1L));
      byte[] refused = new RefusedEvents(1_790_000_000_000L, why).toBytes();
      shop.workspace().journal().append(EventLog.Kind.EVENTS_REFUSED, 1, refused);
      shop.workspace().journal().sync();
    }
    Files.createDirectories(base.resolve("run").resolve("tmp"));
    CrashRunner.Outcome left = JournalLoad.runner(base).runToEnd(base.toString(), "leave");
    LoadRun.refuse(left.exit() != 0, "making the directory", left.errors());
    DataFiles.emptyTemporary(base);
    Path copy = LoadRun.copy(base, folder.resolve("truth"));
    try (Shop shop = Shop.open(copy)) {
      truth = shop.findings();
      Check check = shop.workspace().check();
      LoadRun.refuse(!check.balanced() || !check.rebuilt().isEmpty(), "undamaged", "" + check);
      law = law(check);
    }
    Folders.remove(copy);
  }

  /** Files of the undamaged directory. */
  Path base() {
    return base;
  }

  /** Damages one file, and tells what came of it, as a line. */
  String mutate(SplittableRandom random) throws IOException {
    Path place = LoadRun.copy(base, folder.resolve("shop"));
    Mutation mutation = Mutation.apply(place, random);
    counts.mutations++;
    String what = place.relativize(mutation.file()).toString();
    String outcome = examine(place, mutation, what);
    Folders.remove(place);
    return mutation.kind() + " " + what + " at " + mutation.offset() + ": " + outcome;
  }

  private String examine(Path place, Mutation mutation, String what) {
    try (Shop shop = Shop.open(place)) {
      compare(shop, what);
      boolean said = !shop.workspace().rebuilt().isEmpty();
      Check check = shop.workspace().check();
      LoadRun.refuse(!check.balanced() || !check.wrong().isEmpty(), what, check.toString());
      compare(shop, what + ", after the check");
      LoadRun.same(law, law(check), what + ", the law");
      if (said || !check.rebuilt().isEmpty()) {
        counts.repaired++;
        return "repaired: " + String.join(" ", check.rebuilt());
      }
      counts.exact++;
      return "exact";
    } catch (IOException | UncheckedIOException e) {
      String sentence = String.valueOf(e.getMessage());
      // a flipped digit of the format number reads as a newer version's
      boolean named =
          sentence.contains(String.valueOf(mutation.file().getFileName()))
              || (what.equals("format.json") && sentence.contains("its format is"));
      if (!named || !IRREPLACEABLE.matcher(what).matches()) {
        throw new IllegalStateException(mutation + " is refused without need or name", e);
      }
      counts.refused++;
      return "refused: " + sentence;
    }
  }

  private static List<Long> law(Check check) {
    return List.of(check.received(), check.refused(), check.duplicate(), check.present());
  }

  private void compare(Shop shop, String when) throws IOException {
    Findings found = shop.findings();
    if (!found.equals(truth)) {
      counts.silent++;
      LoadRun.same(truth, found, when);
    }
  }
}
