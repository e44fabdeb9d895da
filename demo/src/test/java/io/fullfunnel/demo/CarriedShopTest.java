package io.fullfunnel.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.demo.fill.Filling;
import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.Answers;
import io.fullfunnel.question.Questions;
import io.fullfunnel.question.WorkspaceData;
import io.fullfunnel.store.backup.Backup;
import io.fullfunnel.store.backup.BackupSource;
import io.fullfunnel.store.backup.Manifest;
import io.fullfunnel.store.backup.Restore;
import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.imports.ImportWatch;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * FEATURE UNDER TEST: a backup of the shop that is taken while messages come in, restored
 * elsewhere, answers every question beside the demo as the same messages do in a place of their
 * own: field for field. With more people by hand: {@code -Dcarried.people=20000}.
 */
class CarriedShopTest {
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 21);
  private static final int PEOPLE = Integer.getInteger("carried.people", 2_000);
  private static final Parameters SHOP = new Parameters(7, PEOPLE, UNTIL);
  private static final Path QUESTIONS =
      Path.of(System.getProperty("fullfunnel.root", ".."), "demo");
  private static final Restore.Entities NO_ROWS = (data, tables) -> {};

  /** Messages of one request. */
  private static final int BATCH = 20;

  /** So many requests are answered before the backup begins. */
  private static final int BEFORE = 10;

  @TempDir Path folder;
  private final List<List<byte[]>> load = new ArrayList<>();

  /** Another year of the same people: what comes in moves every figure. */
  @BeforeEach
  void write() throws IOException {
    Parameters other = new Parameters(8, PEOPLE, UNTIL);
    Path written =
        new Simulator(other).write(Files.createDirectory(folder.resolve("l"))).messages();
    List<byte[]> batch = new ArrayList<>();
    for (String line : Files.readAllLines(written)) {
      batch.add(line.getBytes(UTF_8));
      if (batch.size() == BATCH) {
        load.add(List.copyOf(batch));
        batch.clear();
      }
    }
  }

  /** A data directory that is open, with its workspaces. */
  private record Place(DataDirectory data, OpenWorkspaces workspaces) implements AutoCloseable {
    static Place open(Path folder) throws IOException {
      DataDirectory data = DataDirectory.open(folder);
      return new Place(data, new OpenWorkspaces(new Workspaces(data)));
    }

    static Place filled(Path folder) throws IOException {
      Place place = open(folder);
      place.workspaces.create("demo");
      place.workspaces.with(
          "demo",
          workspace -> new Filling(SHOP).fill(workspace, place.data.temporary(), ImportWatch.NONE));
      return place;
    }

    long append(List<byte[]> messages) throws IOException {
      return workspaces.with("demo", workspace -> workspace.append("load", messages));
    }

    Manifest backup(Path to) throws IOException {
      BackupSource source = new BackupSource(data, workspaces, sink -> {});
      return Backup.write(source, Backup.folder(to));
    }

    @Override
    public void close() throws IOException {
      workspaces.close();
      data.close();
    }
  }

  /** The answers of a place to all questions, without what depends on the clock. */
  private static Map<String, String> answers(Place place, boolean lists) throws IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(QUESTIONS.resolve("questions"))) {
      files = Stream.concat(found.sorted(), Stream.of(QUESTIONS.resolve("leak.json"))).toList();
    }
    try (LocalEngine engine = new LocalEngine(2)) {
      for (Path file : files) {
        if (!file.toString().endsWith(".json")) {
          continue;
        }
        ObjectNode question = (ObjectNode) Questions.parse(Files.readAllBytes(file));
        question.put("asOf", "2026-11-22T00:00:00Z");
        if (!lists) {
          question.remove("list"); // each workspace gives its people ids of its own
        } else if (question.path("ask").asString().equals("funnel")) {
          question.putObject("list").put("of", "/steps/0/reached").put("limit", 1_000);
        }
        JsonNode answer =
            place.workspaces.with(
                "demo",
                workspace -> {
                  WorkspaceData data = WorkspaceData.of(workspace);
                  return new Answers(engine).answer(Questions.read(question, data), data);
                });
        ((ObjectNode) answer.path("basis")).remove("millis");
        answers.put(file.getFileName().toString(), answer.toPrettyString());
      }
    }
    return answers;
  }

  @Test
  void whatIsRestoredAnswersAllQuestionsLikeTheOriginal() throws Exception {
    Map<String, String> atTheEnd;
    Manifest manifest;
    long filled;
    try (Place original = Place.filled(folder.resolve("original"))) {
      filled = original.workspaces.with("demo", workspace -> workspace.journal().end());
      manifest = underLoad(original);
      long end = original.workspaces.with("demo", workspace -> workspace.journal().end());
      assertThat(end).isGreaterThan(manifest.workspaces().getFirst().end());
      original.backup(folder.resolve("at-rest"));
      atTheEnd = answers(original, true);
    }
    long carried = manifest.workspaces().getFirst().end() - filled;
    assertThat(carried).isGreaterThanOrEqualTo((long) BEFORE * BATCH);
    assertThat(carried % BATCH).isZero();
    Restore.from(folder.resolve("under-load")).verify();
    Restore.from(folder.resolve("under-load")).into(folder.resolve("restored"), NO_ROWS);
    Map<String, String> restored;
    try (Place place = Place.open(folder.resolve("restored"))) {
      restored = answers(place, false);
    }
    try (Place same = Place.filled(folder.resolve("same"))) {
      Map<String, String> without = answers(same, false);
      for (int i = 0; i < carried / BATCH; i++) {
        same.append(load.get(i));
      }
      assertThat(restored).hasSizeGreaterThan(8).isEqualTo(answers(same, false));
      without.forEach(
          (file, answer) -> // what came in is seen in each of them
          assertThat(restored.get(file)).as(file).isNotEqualTo(answer));
    }
    Restore.from(folder.resolve("at-rest")).into(folder.resolve("later"), NO_ROWS);
    try (Place place = Place.open(folder.resolve("later"))) {
      assertThat(answers(place, true)).isEqualTo(atTheEnd);
    }
    System.out.printf(
        "%,d people: a backup of %,d bytes under load, %,d messages of it since it began;"
            + " %d questions answered the same%n",
        PEOPLE, manifest.bytes(), carried, restored.size());
  }

  /** Takes a backup between the first requests and the last. */
  private Manifest underLoad(Place original) throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(BEFORE);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                int next = 0;
                while (!stop.get() && next < load.size() - 1) {
                  original.append(load.get(next++));
                  begun.countDown();
                }
                original.append(load.get(next));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      begun.await();
      return original.backup(folder.resolve("under-load"));
    } finally {
      stop.set(true);
      writer.join();
    }
  }
}
