package io.fullfunnel.store.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class AgentsTest {
  @Test
  void programsAreKnownAndBrowsersAreNot() {
    assertThat(
            kinds(
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "SomeNewBot/0.1",
                "curl/8.5.0",
                "python-requests/2.31",
                "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0.0.0 Safari/537.36",
                "Feedfetcher-Google; (+http://www.google.com/feedfetcher.html)",
                "facebookexternalhit/1.1",
                "UptimeRobot/2.0",
                "-"))
        .containsExactly(
            "crawler",
            "crawler",
            "crawler",
            "crawler",
            "library",
            "library",
            "headless",
            "feed reader",
            "preview",
            "crawler",
            "library");
    assertThat(
            kinds(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0"
                    + " Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile"
                    + " Safari/604.1",
                "Mozilla/5.0 (Linux; Android 9; CUBOT_NOTE_S) Chrome/100.0 Mobile Safari/537.36",
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:27.0) Gecko/20100101 Firefox/27.0",
                "Lynx/2.8.8dev"))
        .containsOnly("none");
  }

  private static List<String> kinds(String... agents) {
    return java.util.Arrays.stream(agents)
        .map(agent -> {
          Agents.Known known = Agents.shipped().known(agent, TrafficRules.DEFAULT);
          return known == null ? "none" : known.kind();
        })
        .toList();
  }

  @Test
  void aWorkspaceAddsAndTakesAway() {
    TrafficRules rules = read("{\"bots\":[\"OurProbe\"],\"people\":[\"curl\"]}");
    assertThat(Agents.shipped().known("ourprobe/1", rules))
        .isEqualTo(new Agents.Known("own", "OurProbe"));
    assertThat(Agents.shipped().known("curl/8", rules)).isNull();
    assertThat(Agents.shipped().known("wget/1", rules)).isNotNull();
    assertThat(Agents.shipped().known("wget/1", read("{\"agents\":false}"))).isNull();
  }

  @Test
  void rulesAreChecked() {
    assertThat(read(TrafficRules.DEFAULT.json().toString())).isEqualTo(TrafficRules.DEFAULT);
    assertThatThrownBy(() -> read("{\"ips\":[\"10.0.0.0/33\"]}"))
        .hasMessage(
            "\"10.0.0.0/33\" is no range of addresses; ranges look like 192.0.2.0/24 or"
                + " 2001:db8::/32.");
    assertThatThrownBy(() -> read("{\"members\":[\"ann\"]}"))
        .hasMessage(
            "\"ann\" is neither an e-mail nor a domain; members look like ann@example.org or"
                + " @example.org.");
    assertThatThrownBy(() -> read("{\"ip\":[]}"))
        .hasMessage(
            "Unknown field \"ip\"; fields are agents, bots, people, pagesPerMinute, ips, mark,"
                + " members, test.");
    assertThatThrownBy(() -> read("{\"pagesPerMinute\":-1}"))
        .hasMessage("pagesPerMinute lies between 0 (never a bot) and 100,000, not at -1.");
  }

  @Test
  void rangesHoldTheirAddresses() {
    assertThat(holds("192.0.2.0/24", "192.0.2.255")).isTrue();
    assertThat(holds("192.0.2.0/24", "192.0.3.0")).isFalse();
    assertThat(holds("192.0.2.7", "192.0.2.7")).isTrue();
    assertThat(holds("2001:db8::/32", "2001:db8:1::9")).isTrue();
    assertThat(holds("2001:db8::/32", "192.0.2.7")).isFalse();
    assertThat(IpRange.bytes("localhost")).isNull();
    assertThat(IpRange.bytes("1.2.3.4.5")).isNull();
  }

  private static boolean holds(String range, String address) {
    byte[] bytes = IpRange.bytes(address);
    return bytes != null && IpRange.of(range).contains(bytes);
  }

  private static TrafficRules read(String json) {
    return TrafficRules.read(JsonMapper.shared().readTree(json), TrafficRules.DEFAULT);
  }
}
