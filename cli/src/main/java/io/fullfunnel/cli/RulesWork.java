package io.fullfunnel.cli;

import io.fullfunnel.question.ChannelDesk;
import io.fullfunnel.question.PrivacyDesk;
import io.fullfunnel.question.RuleDesk;
import io.fullfunnel.question.TaxonomyDesk;
import io.fullfunnel.question.TrafficDesk;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that is done about rules of a workspace, here or at a running server. */
enum RulesWork {
  SHOW("GET", ""),
  TEST("POST", "/test"),
  PREVIEW("POST", "/preview"),
  SAVE("PUT", ""),
  /** Of privacy only. */
  CONSENT("POST", "/consent"),
  /** Of privacy only. */
  RETENTION("POST", "/retention"),
  /** Of channels only. */
  VISITS("PUT", "/visits"),
  /** Of channels only. */
  SOURCES("PUT", "/sources"),
  /** Of links only. */
  SEEN("GET", "/seen");

  private final String method;
  private final String path;

  RulesWork(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** Which rules. */
  enum Of {
    CHANNELS("/channels"),
    TRAFFIC("/traffic"),
    TAXONOMY("/links/taxonomy"),
    PRIVACY("/privacy");

    private final String path;

    Of(String path) {
      this.path = path;
    }

    /** Behind the workspace's address. */
    String path() {
      return path;
    }

    RuleDesk desk(Workspace workspace, LinkBooks links) throws IOException {
      Clock clock = Clock.systemUTC();
      return switch (this) {
        case CHANNELS -> new ChannelDesk(workspace, clock);
        case TRAFFIC -> new TrafficDesk(workspace, clock);
        case TAXONOMY -> new TaxonomyDesk(workspace, links.of(workspace.settings().name()), clock);
        case PRIVACY -> new PrivacyDesk(workspace, clock);
      };
    }
  }

  String method() {
    return method;
  }

  /** Behind the rules' address. */
  String path() {
    return path;
  }

  JsonNode at(RuleDesk desk, ObjectNode with) throws IOException {
    JsonNode rules = with.path("rules").isObject() ? with.get("rules") : null;
    return switch (this) {
      case SHOW -> desk.show();
      case TEST -> desk.test(with);
      case PREVIEW -> desk.preview(rules);
      case SAVE -> desk.save(rules, "command line", with.path("note").asString(""));
      case CONSENT -> ((PrivacyDesk) desk).write(with, "command line");
      case RETENTION -> ((PrivacyDesk) desk).retention(with);
      case VISITS -> ((ChannelDesk) desk).tellVisitsApart(with);
      case SOURCES ->
          ((ChannelDesk) desk)
              .update(with.path("list").isString() ? with.path("list").asString() : null);
      case SEEN -> ((TaxonomyDesk) desk).seen();
    };
  }
}
