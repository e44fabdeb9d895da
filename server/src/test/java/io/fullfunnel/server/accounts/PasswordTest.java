package io.fullfunnel.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.server.platform.ProblemException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How passwords are kept and which are taken (RELIABILITY A25). */
class PasswordTest {
  @Test
  void aHashIsItsPasswordsOnly() {
    String hash = PasswordHash.of("four tall green kettles");
    assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[\\w+/]{22}\\$[\\w+/]{43}");
    assertThat(PasswordHash.matches("four tall green kettles", hash)).isTrue();
    assertThat(PasswordHash.matches("four tall green kettle", hash)).isFalse();
    assertThat(PasswordHash.of("four tall green kettles")).isNotEqualTo(hash);
    assertThat(PasswordHash.matchesNobody("four tall green kettles")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eleven char", "password1234", "P@ssw0rd1234!", "passwordpassword", "qwertyuiop12",
        "123456789012", "111111111111", "abcabcabcabc", "Welcome2026!", "iloveyou1234",
        "fullfunnel2026", "letmeinletmein", "Summer2026!!", "ann@shop.org12", "annlee123456"
      })
  void whatIsTriedFirstIsRefused(String password) {
    assertThatThrownBy(() -> PasswordRules.check(password, "ann@shop.org", "AnnLee"))
        .isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"four tall green kettles", "xK9#mQ2$vL5p", "正确的马电池订书钉再加五个字", "zażółć gęślą jaźń"})
  void othersAreTaken(String password) {
    assertThatCode(() -> PasswordRules.check(password, "ann@shop.org", "Ann"))
        .doesNotThrowAnyException();
  }

  @Test
  void lengthCountsCharacters() {
    String long128 = letters(128);
    assertThatCode(() -> PasswordRules.check(long128, "a@b.c", "Ann")).doesNotThrowAnyException();
    assertThatThrownBy(() -> PasswordRules.check(letters(129), "a@b.c", "Ann"))
        .hasMessage("A password has 12 to 128 characters.");
  }

  private static String letters(int length) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, length).forEach(i -> text.append((char) ('b' + i * i * 7 % 19)));
    return text.toString();
  }
}
