package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fullfunnel.engine.AnalysisException;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Value;
import io.fullfunnel.engine.values.Micros;
import io.fullfunnel.store.person.PersonDecisions;
import io.fullfunnel.store.person.PersonPage;
import io.fullfunnel.store.person.PersonPages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody can do who took the public key out of a page, and what not. */
class AttacksTest {
  private static final String DONE = "200 {\"success\":true}";
  private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new TestShop(folder.resolve("data"));
    shop.clock(NOON);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private String server(String path, String body) {
    return shop.call(path, body.replace('\'', '"').getBytes(UTF_8), shop.serverKey());
  }

  private String anybody(String path, String body) {
    return shop.call(path, body.replace('\'', '"'));
  }

  private PersonPage person(String id) throws IOException {
    return shop.with(workspace -> new PersonPages(workspace).find(id).orElseThrow());
  }

  private static List<String> ids(PersonPage page) {
    return page.ids().stream().map(id -> id.kind() + " " + id.value()).toList();
  }

  private List<String> traits(String id) throws IOException {
    return person(id).traits().stream().map(trait -> trait.name() + "=" + trait.json()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role",
        "Role",
        "roles",
        "permissions",
        "is_admin",
        "score",
        "Lead Score",
        "lead-score",
        "lifecycleStage",
        "lifecycle.stage",
        "LEAD_STATUS",
        "deal",
        "deal_stage",
        "dealAmount",
        "email_verified",
        "r\\u006fle",
        "verified"
      })
  void a31TraitsThatDecideNeedTheServerKey(String trait) throws IOException {
    String said = "{'messageId':'%s','userId':'ann','traits':{'city':'Bern','%s':%s}}";
    assertThat(server("/v1/identify", said.formatted("s", trait, 1))).isEqualTo(DONE);
    List<String> before = traits("ann");
    for (String path : List.of("/v1/identify", "/v1/track", "/v1/group", "/v1/i")) {
      String more = said.replace("'userId'", "'event':'A','groupId':'g','userId'");
      assertThat(anybody(path, more.formatted("m", trait, 2)))
          .startsWith("400 ")
          .contains("\"code\":\"protected\"", "may be sent with a server key only.");
    }
    String twice =
        "{'userId':'ann','traits':{'%s':2},'traits':{'%1$s':3,'city':'Rome'}}".formatted(trait);
    assertThat(anybody("/v1/identify", twice)).contains("\"protected\"");
    assertThat(traits("ann")).isEqualTo(before);
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** A form says an address as a trait: it is the latest one said, and joins nobody. */
  @Test
  void a31AnAddressInTraitsIsAWordAndNoEvidence() throws IOException {
    String known =
        "{'messageId':'s1','userId':'ann','email':'ann@example.org','traits':{'email':'ann@example.org','role':'owner'}}";
    assertThat(server("/v1/identify", known)).isEqualTo(DONE);
    String other = "{'messageId':'s2','userId':'eve','email':'eve@example.org'}";
    assertThat(server("/v1/identify", other)).isEqualTo(DONE);
    shop.clock(NOON + 1_000);
    String field = "{'messageId':'m1','userId':'eve','email':'ann@example.org'}";
    assertThat(anybody("/v1/identify", field)).contains("The field email may be sent with");
    String trait = "{'messageId':'m2','userId':'ann','traits':{'email':'eve@example.org'}}";
    assertThat(anybody("/v1/identify", trait)).isEqualTo(DONE);
    assertThat(traits("ann")).containsExactly("email=\"eve@example.org\"", "role=\"owner\"");
    assertThat(ids(person("ann"))).containsExactly("userId ann", "email ann@example.org");
    assertThat(ids(person("eve@example.org")))
        .containsExactly("userId eve", "email eve@example.org");
    assertThat(shop.stored()).hasSize(3).element(0).asString().contains("ann@example.org");
    assertThat(shop.law()).isEqualTo("received 3, duplicate 0, failed 0, present 3");
  }

  @Test
  void a31AnAliasJoinsNoTwoKnownAddressesAndIsTakenBack() throws IOException {
    String known = "{'messageId':'%s','userId':'%s','email':'%2$s@example.org'}";
    server("/v1/identify", known.formatted("s1", "ann"));
    server("/v1/identify", known.formatted("s2", "eve"));
    server("/v1/track", "{'messageId':'s3','userId':'bob','event':'A'}");
    shop.clock(NOON + 1_000);
    assertThat(anybody("/v1/alias", "{'messageId':'m1','userId':'eve','previousId':'ann'}"))
        .isEqualTo(DONE);
    assertThat(ids(person("ann"))).containsExactly("userId ann", "email ann@example.org");
    assertThat(person("ann").setAside()).hasSize(1);
    assertThat(anybody("/v1/alias", "{'messageId':'m2','userId':'eve','previousId':'bob'}"))
        .isEqualTo(DONE);
    assertThat(ids(person("bob"))).contains("userId bob", "userId eve");
    shop.with(workspace ->
        new PersonDecisions(workspace)
            .decide(new PersonDecisions.Wanted("eve", "bob", false), "olive"));
    assertThat(ids(person("bob"))).containsExactly("userId bob");
    anybody("/v1/alias", "{'messageId':'m3','userId':'eve','previousId':'bob'}");
    assertThat(ids(person("bob"))).containsExactly("userId bob");
    assertThat(shop.law()).isEqualTo("received 6, duplicate 0, failed 0, present 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deal Won", "Deal Lost", "Deal Stage Changed", "Deal\\u0020Won"})
  void a31DealsNeedTheServerKey(String event) throws IOException {
    String deal = "{'messageId':'m','userId':'u','event':'%s','properties':{'deal':'d1'}}";
    assertThat(anybody("/v1/track", deal.formatted(event))).contains("\"code\":\"protected\"");
    assertThat(server("/v1/track", deal.formatted(event))).isEqualTo(DONE);
    assertThat(shop.law()).isEqualTo("received 1, duplicate 0, failed 0, present 1");
  }

  /** What cannot be added up is refused with a sentence by who adds up; it breaks no sum. */
  @Test
  void a31MoneyStandsAsItCameAndIsNeverInfinite() throws IOException {
    String sale =
        "{'messageId':'m%d','userId':'u','event':'Order Completed','properties':{'revenue':%s}}";
    List<String> said = List.of("1e308", "-5", "'NaN'", "12.50", "'Infinity'");
    for (int i = 0; i < said.size(); i++) {
      assertThat(anybody("/v1/track", sale.formatted(i, said.get(i)))).isEqualTo(DONE);
    }
    for (String bare : List.of("NaN", "Infinity", "-Infinity", "1e", "0x10", "+1")) {
      assertThat(anybody("/v1/track", sale.formatted(9, bare))).contains("\"code\":\"bad_json\"");
    }
    assertThat(shop.stored().getFirst()).endsWith("\"properties\":{\"revenue\":1e308}}");
    List<Value> values =
        shop.with(workspace -> workspace.ask(table -> table.read("revenue").values()));
    var micros = new Micros(new Column(0, "revenue", values));
    List<String> read = new ArrayList<>();
    for (int code = 0; code < values.size(); code++) {
      read.add(micro(micros, code));
    }
    assertThat(read)
        .containsExactlyInAnyOrder(
            "The property revenue has numbers of 1,000,000,000,000 and more; such are not added"
                + " up. Leave them out with a condition in \"where\".",
            "-5000000",
            "no number",
            "12500000",
            "no number");
    assertThatThrownBy(() -> Micros.sum(Long.MAX_VALUE, 1))
        .isInstanceOf(AnalysisException.class)
        .hasMessageContaining("cannot be given exactly");
    assertThat(shop.law()).isEqualTo("received 5, duplicate 0, failed 0, present 5");
  }

  private static String micro(Micros micros, int code) {
    try {
      return micros.isNumber(code) ? Long.toString(micros.of(code)) : "no number";
    } catch (AnalysisException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /** A client's own clock: it stands, or is corrected where the client says when it sent. */
  @Test
  void a31TimesAreTheClientsClock() throws IOException {
    String event = "{'messageId':'m%d','userId':'u','event':'A',%s}";
    List<String> said =
        List.of(
            "'timestamp':'2016-11-22T12:00:00Z'",
            "'timestamp':'2036-11-22T12:00:00Z'",
            "'timestamp':'2036-11-22T12:00:00Z','sentAt':'2036-11-22T12:00:05Z'",
            "'timestamp':'0001-01-01T00:00:00Z','sentAt':'9999-12-31T00:00:00Z'",
            "'timestamp':'292277026-01-01T00:00:00Z'",
            "'timestamp':'NaN'");
    for (int i = 0; i < said.size(); i++) {
      assertThat(anybody("/v1/track", event.formatted(i, said.get(i)))).isEqualTo(DONE);
    }
    assertThat(anybody("/v1/track", event.formatted(9, "'time':1479816000000")))
        .contains("The field time may be sent with a server key only.");
    assertThat(shop.events().stream().map(each -> Instant.ofEpochMilli(each.timeMillis())))
        .map(Instant::toString)
        .containsExactly(
            "2016-11-22T12:00:00Z",
            "2036-11-22T12:00:00Z",
            "2026-11-22T11:59:55Z",
            "2026-11-22T12:00:00Z",
            "2026-11-22T12:00:00Z",
            "2026-11-22T12:00:00Z");
    assertThat(shop.law()).isEqualTo("received 6, duplicate 0, failed 0, present 6");
  }

  /** First wins, whoever it was: who guesses the id of a server's event makes it a duplicate. */
  @Test
  void a31AnIdThatWasSentAheadCountsOnce() throws IOException {
    String first = "{'messageId':'order-7','userId':'eve','event':'Order Completed'}";
    assertThat(anybody("/v1/track", first)).isEqualTo(DONE);
    assertThat(server("/v1/track", first.replace("'eve'", "'ann'"))).isEqualTo(DONE);
    assertThat(shop.law()).isEqualTo("received 2, duplicate 1, failed 0, present 1");
    assertThat(shop.stored()).hasSize(2); // the server's stands in the journal, and is found there
    assertThat(ids(person("eve"))).containsExactly("userId eve");
  }

  /**
   * Also said twice, in the batch, or by GA4's own words: what was said last counts, as for
   * readers.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'consent':'CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA'",
        "'consent':'CPXx'",
        "'consent':true",
        "'consent':{}, 'consent':{'analytics':0}",
        "'consent':{'analytics':true},'consent':{'analytics':false}",
        "'consent':{'analytics':true,'analytics':null}",
        "'consent':{'categoryPreferences':{'analytics':true},'categoryPreferences':[]}",
        "'consent':{'analytics':'true; marketing'}",
        "'consent':{'analytics':{'granted':true}}",
        "'consent':{'categoryPreferences':{'analytics':[true]}}",
        "'consent':{'categoryPreferences':'analytics'}",
        "'consent':{'analytics':1e400}",
        "'cookieless':false,'consent':[true],'cookieless':true",
        "'ga4':{'consent':{'analytics_storage':'DENIED'}}",
        "'ga4':{'consent':'G111'}"
      })
  void a42WhatNobodyUnderstandsGrantsNothing(String context) throws IOException {
    String event = "{'messageId':'m1','userId':'u','anonymousId':'a','event':'A','context':{%s}}";
    assertThat(anybody("/v1/track", event.formatted(context))).isEqualTo(DONE);
    String batch =
        "{'context':{%s},'batch':[{'type':'track','messageId':'m2','userId':'u','event':'A'}]}"
            .formatted(context);
    assertThat(server("/v1/batch", batch)).isEqualTo(DONE);
    assertThat(shop.stored()).hasSize(2).noneMatch(message -> message.contains("\"userId\""));
    assertThat(anybody("/v1/identify", event.formatted("'cookieless':true")))
        .contains("\"code\":\"consent\"");
    assertThat(shop.law()).isEqualTo("received 2, duplicate 0, failed 0, present 2");
  }

  /**
   * A30: a million names, of which ten thousand are taken; memory stays, and others are answered.
   */
  @Test
  void a30AMillionNamesOfOneKey() throws IOException {
    long before = 0;
    int number = 0;
    for (int body = 0; body < 50; body++) {
      StringBuilder batch = new StringBuilder("{\"batch\":[");
      for (int event = 0; event < 20; event++) {
        batch.append(event == 0 ? "" : ",").append("{\"type\":\"track\",\"userId\":\"eve\",");
        batch.append("\"event\":\"E").append(number).append("\",\"properties\":{");
        for (int name = 0; name < 1_000; name++) {
          batch.append(name == 0 ? "\"n" : ",\"n").append(number++).append("\":1");
        }
        batch.append("}}");
      }
      String answer = shop.call("/v1/batch", batch.append("]}").toString());
      if (body > 0) {
        assertThat(answer).startsWith("400 ").contains("\"accepted\":0,", "\"too_many_names\"");
      }
      assertThat(server("/v1/track", "{'messageId':'s" + body + "','userId':'u','event':'Known'}"))
          .isEqualTo(DONE);
      if (body == 9) {
        before = used();
      }
    }
    assertThat(number).isEqualTo(1_000_000);
    assertThat(used() - before).isLessThan(16L << 20);
    assertThat(shop.collector().counts().of(shop.writeKey().substring(3, 11)))
        .isEqualTo(Map.of("accepted", 10L, "too_many_names", 990L));
    assertThat(shop.law()).isEqualTo("received 60, duplicate 0, failed 0, present 60");
  }

  /** Bytes in use, without what this test itself heard. */
  private long used() {
    shop.seen().clear();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
