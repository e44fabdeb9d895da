package io.fullfunnel.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fullfunnel.server.platform.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The checked-in openapi.json says what the controllers do; {@code -Dopenapi=fix} writes it anew.
 */
class OpenApiTest {
  private static final Path FILE =
      Path.of(System.getProperty("fullfunnel.root", ".."), "server", "openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final StartedServer server = StartedServer.shared();

  @Test
  void saysWhatTheControllersDo() throws Exception {
    ObjectNode made = (ObjectNode) server.http().get("/v3/api-docs").json();
    made.remove("servers");
    made.set(
        "info", JSON.createObjectNode().put("title", "Fullfunnel").put("version", Version.NUMBER));
    removeForeignPaths((ObjectNode) made.path("paths"));
    Schemas.improve(made);
    try (var more = OpenApiTest.class.getResourceAsStream("/openapi-more.json")) {
      Schemas.add(made, JSON.readTree(more));
    }
    String text = JSON.writeValueAsString(JSON.treeToValue(made, Map.class)) + "\n";
    if ("fix".equals(System.getProperty("openapi"))) Files.writeString(FILE, text);
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as("server/openapi.json; write it anew with -Dopenapi=fix")
        .isEqualTo(text);
  }

  /** The web app's pages and the error page are no part of the API. */
  private static void removeForeignPaths(ObjectNode paths) {
    paths.remove(List.of("/{path}", "/{*path}", "/error"));
  }

  @Test
  void isServedAsItIsCheckedIn() throws IOException {
    assertThat(server.anonymous().get("/api/v1/openapi.json").body())
        .isEqualTo(Files.readString(FILE));
  }

  /** Questions and answers are described by hand: real ones must be as described. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"ask":"funnel","steps":["view"]}\
        """,
        """
        {"ask":"funnel","steps":["view",{"match":{"any":["buy",{"goal":"sale"}]},"label":"Bought"}],\
        "window":"2d","attempt":"first","by":{"property":["device","country"],"at":"last","limit":3},\
        "period":{"from":"2026-01-01","to":"2026-01-31"},"compare":"previous","trend":"week",\
        "value":"price","list":{"of":"/steps/1/reached","limit":5}}\
        """,
        """
        {"ask":"funnel","steps":[{"event":"view","where":{"property":"device","op":"in",\
        "value":["phone","tablet"]},"nth":1},"never"],"by":"device","where":[{"any":[{"not":\
        {"property":"price","op":">","value":100}},{"property":"device","op":"exists"}]}],\
        "people":{"did":"buy","times":">=1","in":{"last":"30d"}},"count":"attempts","asOf":\
        "2026-01-03"}\
        """,
        """
        {"ask":"funnel","steps":["view","buy"],"actor":{"property":"order"},"fold":false,\
        "bots":"include","internal":"include","zone":"Europe/Warsaw","weekStart":"sunday",\
        "list":{"of":"/entered"}}\
        """,
        """
        {"ask":"funnel","steps":["view",{"match":"cart","optional":true,"within":"1d"},"buy"],\
        "window":"visit","open":true,"hold":["order"],"tolerance":"2s","trace":"u1",\
        "exclude":[{"match":"never","effect":"remove"}],"list":{"of":"/steps/0/entered"}}\
        """,
        """
        {"ask":"funnel","steps":["view",{"match":"buy","fixed":true}],"order":"anchored",\
        "actor":"visit","compare":"previous","period":{"from":"2026-01-01","to":"2026-01-31"},\
        "list":{"of":"/steps/1/did"}}\
        """,
        """
        {"ask":"funnel","steps":["view","buy"],"mode":"posthog"}\
        """,
        """
        {"ask":"funnel","steps":["view","buy"],"mode":"clickhouse+strict_once+strict_increase"}\
        """,
        """
        {"ask":"pages"}\
        """,
        """
        {"ask":"pages","goal":"sale","within":"7d","by":{"property":["page.path","device"],\
        "limit":3},"period":{"from":"2026-01-01","to":"2026-01-31"},"compare":"previous",\
        "list":{"of":"/total/before/views","limit":5}}\
        """,
        """
        {"ask":"network","conversion":"buy"}\
        """,
        """
        {"ask":"network","node":"event","conversion":{"goal":"sale"},"lookback":"30d","depth":3,\
        "repeats":true,"value":"price","minimum":1,"limit":1,"by":{"property":"device","at":\
        "first-event"},"period":{"from":"2026-01-01","to":"2026-01-31"},"compare":"previous",\
        "list":{"of":"/groups/0/nodes/0/people","limit":5}}\
        """,
        """
        {"ask":"retention","start":"view"}\
        """,
        """
        {"ask":"retention","start":"view","back":{"goal":"sale"},"every":"week","periods":3,\
        "first":false,"returned":"by","by":"device","period":{"from":"2026-01-01","to":\
        "2026-01-31"},"compare":"previous","list":{"of":"/groups/0/total/people","limit":5}}\
        """,
        """
        {"ask":"attribution","conversion":{"goal":"sale"}}\
        """,
        """
        {"ask":"attribution","conversion":"buy","touch":"page.path","touches":"Page Viewed",\
        "models":["w-shape","participation",{"custom":{"first":1}}],"by":"device","period":\
        {"from":"2026-01-01","to":"2026-01-31"},"compare":"previous","list":{"of":"/conversions"}}\
        """,
        """
        {"ask":"attribution","paths":[{"path":["a","b"],"conversions":2,"value":10.0,"nulls":3}]}\
        """,
        """
        {"ask":"attribution","transition":{"model":"full-funnel","from":"(start)","to":"awareness"}}\
        """,
        """
        {"ask":"stages","model":"full-funnel"}\
        """,
        """
        {"ask":"stages","model":{"stages":[{"key":"a","band":"TOFU","match":"view","decay":\
        {"after":"5d","to":"(out)"},"owner":"Ann","channels":["Email"],"targets":{"now":3}},\
        {"key":"b","band":"BOFU","match":{"goal":"sale"},"times":2,"in":"60d","from":["a"],\
        "repeats":true}],"back":[{"match":"Order Refunded","to":"a","from":["b"]}]},\
        "every":"week","stuck":"7d","by":"person.plan","period":{"from":"2026-01-01","to":\
        "2026-01-31"},"compare":"previous","people":{"stage":"awareness","model":"basic"},\
        "list":{"of":"/stages/0/before/now","limit":5}}\
        """,
        """
        {"ask":"figures","figures":[{"count":{"stage":"conversion","model":"basic"},\
        "of":"events"}]}\
        """
      })
  void aQuestionAndItsAnswerAreAsDescribed(String question) throws IOException {
    Shop shop =
        Shop.of(
            Shop.track("view", "u1", 0, ",\"properties\":{\"device\":\"phone\",\"order\":\"o1\"}"),
            Shop.track("view", "u2", 1, ""),
            Shop.track("buy", "u1", 9, ",\"properties\":{\"price\":9.5,\"order\":\"o1\"}"),
            Shop.track("Order Completed", "u2", 9, ""),
            """
            {"type":"page","userId":"u1","time":%d,"context":{"page":{"path":"/a"}}}\
            """
                .formatted(Shop.T));
    assertThat(faults("Question", question)).isEmpty();
    Http.Answer answer = server.http().post(shop.path("/ask"), question);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(faults("Answered", answer.body())).isEmpty();
  }

  @Test
  void whatIsNoQuestionIsNotDescribedAsOne() throws IOException {
    assertThat(faults("Question", "{\"ask\":\"funnel\"}")).isNotEmpty();
    assertThat(faults("Question", "{\"ask\":\"funnel\",\"steps\":[\"a\"],\"windw\":\"1d\"}"))
        .isNotEmpty();
  }

  private static List<String> faults(String schema, String json) throws IOException {
    ObjectNode whole = (ObjectNode) JSON.readTree(Files.readString(FILE));
    ObjectNode one = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    one.set("components", whole.path("components"));
    Schema described =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(one);
    JsonNode value = JSON.readTree(json);
    return described.validate(value).stream().map(Object::toString).toList();
  }
}
