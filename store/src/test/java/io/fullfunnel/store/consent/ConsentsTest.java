package io.fullfunnel.store.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.data.DataDirectory;
import io.fullfunnel.store.person.PersonConsents;
import io.fullfunnel.store.person.PersonErasure;
import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.workspace.Consenting;
import io.fullfunnel.store.workspace.Workspace;
import io.fullfunnel.store.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** FEATURE UNDER TEST: who agreed to what, now and when, as the journal tells and nothing else. */
class ConsentsTest {
  private static final long T = 1_767_323_045_000L;
  private static final List<ConsentState> STATES =
      List.of(ConsentState.GRANTED, ConsentState.UNKNOWN, ConsentState.DENIED);

  @TempDir Path folder;
  private DataDirectory data;
  private Workspace shop;

  @BeforeEach
  void open() throws IOException {
    data = DataDirectory.open(folder.resolve("data"));
    shop = new Workspaces(data).open("shop");
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
    data.close();
  }

  private void again() throws IOException {
    close();
    open();
  }

  private Path file() {
    return data.workspaces().resolve(shop.settings().id()).resolve(Consents.FILE);
  }

  private void send(String... messages) throws IOException {
    List<byte[]> bytes = new ArrayList<>();
    for (String message : messages) {
      bytes.add(message.replace('\'', '"').getBytes(UTF_8));
    }
    shop.append("http", bytes);
  }

  private static String said(int second, String ids, String marketing) {
    return "{'type':'track','event':'view',%s,'time':%d,'context':{'page':{'url':'https://shop.example/form'},'consent':{'marketing':%s}}}"
        .formatted(ids, T + second * 1000L, marketing);
  }

  private String stands(String id) throws IOException {
    StringBuilder text = new StringBuilder();
    for (PersonConsents.Standing each :
        new PersonConsents(shop).find(id).orElseThrow().purposes()) {
      if (!each.history().isEmpty()) {
        text.append(each.purpose()).append(' ').append(each.state()).append(':');
        for (PersonConsents.Change change : each.history()) {
          text.append(' ')
              .append(change.state())
              .append('@')
              .append((change.at().toEpochMilli() - T) / 1000);
        }
      }
    }
    return text.toString();
  }

  @Test
  void theNewestByTimeCountsWhateverArrivedFirst() throws IOException {
    send(said(20, "'userId':'u'", "false"), said(10, "'userId':'u'", "true"));
    assertThat(stands("u")).isEqualTo("marketing denied: denied@20 granted@10");
    // at one moment the stricter counts, in either order
    send(said(20, "'userId':'u'", "true"), said(30, "'userId':'v'", "true"));
    assertThat(stands("u")).startsWith("marketing denied:");
    send(said(30, "'userId':'v'", "false"));
    assertThat(stands("v")).startsWith("marketing denied:");
    // and what nobody understands is not what it was
    send(said(40, "'userId':'u'", "true"), said(50, "'userId':'u'", "'perhaps'"));
    assertThat(stands("u")).startsWith("marketing unknown: unknown@50 granted@40");
  }

  @Test
  void aMergeBringsBothTogether() throws IOException {
    send(said(10, "'anonymousId':'a'", "true"), said(20, "'userId':'u'", "false"));
    assertThat(stands("a")).isEqualTo("marketing granted: granted@10");
    send("{'type':'identify','anonymousId':'a','userId':'u','time':%d}".formatted(T + 30_000));
    assertThat(stands("a")).isEqualTo("marketing denied: denied@20 granted@10");
    assertThat(stands("u")).isEqualTo(stands("a"));
  }

  @Test
  void theEvidenceIsShown() throws IOException {
    send(said(10, "'userId':'u'", "true"));
    PersonConsents consents = new PersonConsents(shop);
    PersonConsents.Page page =
        consents
            .write(
                "u",
                JsonMapper.shared().readTree("{\"marketing\":\"denied\",\"ads\":\"granted\"}"),
                "ann@shop.example",
                "by phone")
            .orElseThrow();
    List<PersonConsents.Change> history = page.purposes().get(1).history();
    assertThat(page.purposes().stream().map(each -> each.purpose() + " " + each.state()))
        .containsExactly(
            "analytics unknown", "marketing denied", "personalisation unknown", "ads granted");
    assertThat(history.getLast())
        .isEqualTo(
            new PersonConsents.Change(
                "granted",
                Instant.ofEpochMilli(T + 10_000),
                "view",
                "shop.example/form",
                "HTTP",
                null,
                0));
    assertThat(history.getFirst().source()).isEqualTo("by hand, ann@shop.example");
    assertThat(history.getFirst().note()).isEqualTo("by phone");
    assertThat(
            consents.write("nobody", JsonMapper.shared().readTree("{\"ads\":\"denied\"}"), "", ""))
        .isEmpty();
    // it is no event of the person's
    assertThat(shop.snapshot().facts().events()).isEqualTo(1);
  }

  @Test
  void duplicatesDoNotCountAndNothingIsKeptButHashes() throws IOException {
    send(
        "{'type':'identify','userId':'u','messageId':'m','time':%d,'traits':{'consent':{'ads':true}}}"
            .formatted(T),
        "{'type':'identify','userId':'u','messageId':'m','time':%d,'traits':{'consent':{'ads':false}}}"
            .formatted(T + 1_000));
    assertThat(stands("u")).isEqualTo("ads granted: granted@0");
    again();
    assertThat(stands("u")).isEqualTo("ads granted: granted@0");
    again();
    assertThat(Files.readString(file(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("ads")
        .doesNotContain("'u'");
    Files.write(file(), new byte[] {1, 2, 3});
    again();
    assertThat(stands("u")).isEqualTo("ads granted: granted@0");
  }

  @Test
  void otherPurposesAreReadFromTheBeginning() throws IOException {
    send(
        "{'type':'identify','userId':'u','time':%d,'traits':{'consent':{'fax':true}}}"
            .formatted(T));
    assertThat(stands("u")).isEmpty();
    PrivacyRules rules =
        PrivacyRules.read(
            JsonMapper.shared().readTree("{\"purposes\":[\"analytics\",\"fax\"]}"),
            PrivacyRules.DEFAULT);
    shop.privacy().save(rules, "ann", "", Instant.ofEpochMilli(T));
    assertThat(stands("u")).isEqualTo("fax granted: granted@0");
    again();
    assertThat(stands("u")).isEqualTo("fax granted: granted@0");
  }

  @Test
  void whoIsErasedHasSaidNothing() throws IOException {
    send(said(10, "'userId':'u'", "true"), said(10, "'userId':'v'", "true"));
    assertThat(stands("u")).isNotEmpty();
    assertThat(new Consenting(shop).states("marketing")).hasSize(2);
    again();
    assertThat(file()).exists();
    new PersonErasure(shop).erase("u", "ann");
    assertThat(file()).doesNotExist();
    assertThat(new Consenting(shop).states("marketing").values())
        .containsExactly(ConsentState.GRANTED);
  }

  /** In any order of arrival, read at any moments, under any merges: as a plain list says. */
  @Test
  void aPlainListSaysTheSame() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<String> messages = new ArrayList<>();
      Map<String, List<int[]>> told = new TreeMap<>();
      for (int i = 0; i < 60; i++) {
        int person = random.nextInt(4);
        String id = "'anonymousId':'s%d-%d-%d'".formatted(seed, person, random.nextInt(3));
        int second = random.nextInt(30);
        int state = random.nextInt(3);
        told.computeIfAbsent("s" + seed + "-" + person, p -> new ArrayList<>())
            .add(new int[] {second, state});
        messages.add(said(second, id, new String[] {"true", "'?'", "false"}[state]));
      }
      for (int person = 0; person < 4; person++) {
        for (int device = 0; device < 3; device++) {
          messages.add(
              "{'type':'identify','anonymousId':'s%d-%d-%d','userId':'s%d-%d','time':%d}"
                  .formatted(seed, person, device, seed, person, T));
        }
      }
      for (int i = messages.size() - 1; i > 0; i--) {
        String other = messages.set(random.nextInt(i + 1), messages.get(i));
        messages.set(i, other);
      }
      for (int from = 0; from < messages.size(); from += 24) {
        send(messages.subList(from, Math.min(messages.size(), from + 24)).toArray(new String[0]));
        new Consenting(shop).states("marketing");
      }
      for (Map.Entry<String, List<int[]>> each : told.entrySet()) {
        int[] newest =
            each.getValue().stream()
                .max(Comparator.<int[]>comparingInt(one -> one[0]).thenComparingInt(one -> one[1]))
                .orElseThrow();
        assertThat(stands(each.getKey()))
            .as("seed %d, %s", seed, each.getKey())
            .startsWith("marketing " + STATES.get(newest[1]).word());
      }
    }
  }
}
