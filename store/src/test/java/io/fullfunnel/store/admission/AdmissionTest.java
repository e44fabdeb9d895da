package io.fullfunnel.store.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.testkit.crash.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {
  private static final byte[] SECRET = new byte[32];

  @TempDir Path folder;

  @Test
  void theFirstOfAnIdIsStored() throws IOException {
    try (Admission admission = Admission.open(folder, SECRET)) {
      assertThat(admission.position()).isZero();
      assertThat(admission.admit(0, "a")).isTrue();
      assertThat(admission.admit(1, "b")).isTrue();
      assertThat(admission.admit(5, "a")).isFalse();
      assertThat(admission.admit(7, "")).isTrue();
      assertThat(admission.admit(8, "")).isFalse();
      admission.commit(10);
      assertThat(admission.admit(10, "b")).isFalse();
      admission.commit(2_000_000);
      assertThat(admission.admit(2_000_000, "b")).isFalse();
      admission.commit(2_000_001);
    }
    try (Admission admission = Admission.open(folder, SECRET)) {
      assertThat(admission.position()).isEqualTo(2_000_001);
      assertThat(admission.duplicates()).isEqualTo(4);
      List<Long> refused = new ArrayList<>();
      for (long sequence = 0; sequence < 2_000_001; sequence++) {
        if (!admission.admitted(sequence)) {
          refused.add(sequence);
        }
      }
      assertThat(refused).containsExactly(5L, 8L, 10L, 2_000_000L);
    }
  }

  @Test
  void whatWasNotCommittedIsForgotten() throws IOException {
    try (Admission admission = Admission.open(folder, SECRET, 4)) {
      admission.admit(0, "a");
      admission.commit(1);
      for (int i = 1; i < 50; i++) {
        admission.admit(i, "later" + i % 20);
      }
    }
    try (Admission admission = Admission.open(folder, SECRET, 4)) {
      assertThat(admission.position()).isEqualTo(1);
      assertThat(admission.duplicates()).isZero();
      assertThat(admission.admit(1, "later1")).isTrue();
      assertThat(admission.admit(2, "a")).isFalse();
    }
  }

  @Test
  void refusesToGoBack() throws IOException {
    try (Admission admission = Admission.open(folder, SECRET)) {
      admission.admit(4, "a");
      assertThatIllegalArgumentException().isThrownBy(() -> admission.admit(4, "b"));
      assertThatIllegalArgumentException().isThrownBy(() -> admission.commit(4));
    }
  }

  @Test
  void anotherSecretIsNoticed() throws IOException {
    Admission.open(folder, SECRET).close();
    byte[] other = SECRET.clone();
    other[0] = 1;
    assertThatThrownBy(() -> Admission.open(folder, other))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("made under another secret");
  }

  /** Against a set in memory, over many runs, merges, commits and openings. */
  @Test
  void equalsASet() throws IOException {
    long seed = 20261121;
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> known = new HashSet<>();
    List<Boolean> expected = new ArrayList<>();
    Admission admission = Admission.open(folder, SECRET, 700);
    for (int i = 0; i < 60_000; i++) {
      String id = "id-" + random.nextInt(40_000);
      expected.add(known.add(id));
      assertThat(admission.admit(i, id))
          .as("seed %d, event %d", seed, i)
          .isEqualTo(expected.get(i));
      if (random.nextInt(3000) == 0) {
        admission.commit(i + 1);
      }
      if (random.nextInt(20_000) == 0) {
        admission.commit(i + 1);
        admission.close();
        admission = Admission.open(folder, SECRET, 700);
      }
    }
    assertThat(admission.duplicates()).isEqualTo(60_000L - known.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(admission.admitted(i)).as("seed %d, event %d", seed, i).isEqualTo(expected.get(i));
    }
    admission.close();
    try (var files = Files.list(folder)) {
      assertThat(files.count()).as("files").isLessThan(20);
    }
  }

  /** F04: exact, or damage is told; then the rebuilt state is exact. */
  @Test
  void f04NoDamageIsSilent() throws IOException {
    long seed = 4;
    SplittableRandom random = new SplittableRandom(seed);
    Path whole = folder.resolve("whole");
    try (Admission admission = Admission.open(whole, SECRET, 500)) {
      decide(admission);
      admission.commit(6000);
    }
    int exact = 0;
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      Path copy = folder.resolve("copy" + i);
      Mutation.copy(whole, copy);
      Mutation mutation = Mutation.apply(copy, random);
      try (Admission admission = Admission.open(copy, SECRET, 500)) {
        if (admission.position() == 0) {
          decide(admission);
        }
        check(admission, seed + " " + mutation);
        exact++;
      } catch (DamagedException damage) {
        assertThat(damage).hasMessageContaining(copy.toString());
        refused++;
      }
    }
    assertThat(exact + refused).isEqualTo(40);
    assertThat(refused).isGreaterThan(20);
  }

  /** 5,000 ids, every sixth event repeats one. */
  private static void decide(Admission admission) throws IOException {
    for (int i = 0; i < 6000; i++) {
      assertThat(admission.admit(i, id(i))).isEqualTo(i % 6 != 5);
    }
  }

  private static String id(int i) {
    return "id" + (i % 6 == 5 ? i - 5 : i);
  }

  private static void check(Admission admission, String what) throws IOException {
    for (int i = 0; i < 6000; i++) {
      assertThat(admission.admitted(i)).as(what).isEqualTo(i % 6 != 5);
      assertThat(admission.admit(6000 + i, id(i))).as(what).isFalse();
    }
    assertThat(admission.admit(12_000, "new")).as(what).isTrue();
    assertThat(admission.duplicates()).as(what).isEqualTo(7000);
  }
}
