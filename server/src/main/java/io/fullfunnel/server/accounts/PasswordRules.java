package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** Which passwords are taken: 12 to 128 characters, and none that are tried first. */
final class PasswordRules {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 128;
  private static final int LEFT_WITHOUT_NAME = 8;

  /** What common passwords are made of, after digits and signs are read as letters. */
  private static final List<String> WORDS =
      List.of(
          "password",
          "passwort",
          "passw",
          "pass",
          "haslo",
          "mima",
          "qwertzuiop",
          "qwertyuiop",
          "qwertz",
          "qwerty",
          "asdfghjkl",
          "asdfgh",
          "asdf",
          "zxcvbnm",
          "zxcvbn",
          "azerty",
          "qazwsx",
          "edcrfv",
          "abcdefghijklmnopqrstuvwxyz",
          "abcdefghijkl",
          "abcdef",
          "abcd",
          "abc",
          "aaa",
          "letmein",
          "welcome",
          "willkommen",
          "witaj",
          "admin",
          "administrator",
          "root",
          "user",
          "login",
          "guest",
          "test",
          "demo",
          "default",
          "changeme",
          "change",
          "secret",
          "geheim",
          "iloveyou",
          "ilove",
          "love",
          "you",
          "dragon",
          "monkey",
          "football",
          "baseball",
          "basketball",
          "soccer",
          "hockey",
          "sunshine",
          "princess",
          "superman",
          "batman",
          "master",
          "shadow",
          "michael",
          "jennifer",
          "jordan",
          "charlie",
          "daniel",
          "thomas",
          "trustno",
          "starwars",
          "whatever",
          "computer",
          "internet",
          "server",
          "database",
          "hello",
          "hallo",
          "freedom",
          "flower",
          "cheese",
          "cookie",
          "banana",
          "orange",
          "summer",
          "winter",
          "spring",
          "autumn",
          "sommer",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "monday",
          "tuesday",
          "friday",
          "sunday",
          "fullfunnel",
          "full",
          "funnel",
          "marketing",
          "company",
          "business",
          "my",
          "the",
          "is",
          "me",
          "in",
          "i",
          "o",
          "s",
          "l",
          "a",
          "e",
          "t",
          "g",
          "b",
          "z",
          "x");

  private static final Pattern COMMON =
      Pattern.compile(WORDS.stream().collect(Collectors.joining("|", "(", ")*+")));

  private static final String LOOKALIKES = "013457@$!";
  private static final String LETTERS = "oieasta" + "si";

  private PasswordRules() {}

  /**
   * Refuses a password that is too short, too long or easily guessed.
   *
   * @throws ProblemException 400 code {@code password}
   */
  static void check(String password, String email, String name) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw refused("A password has " + SHORTEST + " to " + LONGEST + " characters.");
    }
    if (isCommon(password) || repeats(password) || isAbout(password, email, name)) {
      throw refused(
          "This password is easily guessed; take several words that do not belong together.");
    }
  }

  private static boolean isCommon(String password) {
    String lower = password.toLowerCase(Locale.ROOT);
    StringBuilder read = new StringBuilder();
    StringBuilder lettersOnly = new StringBuilder();
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      int like = LOOKALIKES.indexOf(c);
      char letter = like < 0 ? c : LETTERS.charAt(like);
      if (Character.isLetter(letter)) read.append(letter);
      if (Character.isLetter(c)) lettersOnly.append(c);
    }
    return COMMON.matcher(read).matches() || COMMON.matcher(lettersOnly).matches();
  }

  /** One to four characters over and over. */
  private static boolean repeats(String password) {
    return Pattern.matches("(.{1,4}?)\\1+.{0,3}", password);
  }

  private static boolean isAbout(String password, String email, String name) {
    List<String> known =
        Stream.of(email, email.replaceFirst("@.*", ""), name)
            .map(word -> word.toLowerCase(Locale.ROOT).strip())
            .filter(word -> word.length() > 2)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String rest = password.toLowerCase(Locale.ROOT);
    for (String word : known) rest = rest.replace(word, "");
    return rest.length() < LEFT_WITHOUT_NAME;
  }

  private static ProblemException refused(String sentence) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "password", sentence);
  }
}
