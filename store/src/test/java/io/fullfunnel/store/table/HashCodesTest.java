package io.fullfunnel.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HashCodesTest {
  @Test
  void everyHashKeepsItsCode() {
    SplittableRandom random = new SplittableRandom(7);
    Map<Long, Integer> kept = new HashMap<>();
    HashCodes codes = new HashCodes();
    for (int code = 0; code < 5_000; code++) {
      long hash = random.nextInt(4) == 0 ? code * 1024L : random.nextLong();
      assertThat(codes.put(hash, code)).isEqualTo(kept.putIfAbsent(hash, code) == null);
    }
    kept.forEach((hash, code) -> assertThat(codes.get(hash)).isEqualTo(code));
  }

  @Test
  void nothingIsFoundThatWasNotKept() {
    HashCodes codes = new HashCodes();
    codes.put(1, -1);
    assertThat(codes.get(1)).isEqualTo(-1);
    assertThat(codes.put(1, 2)).isFalse();
    assertThatThrownBy(() -> codes.get(1025)).hasMessage("nothing was kept under the hash 1025");
  }
}
