package io.fullfunnel.server.catalog;

import io.fullfunnel.engine.local.LocalEngine;
import io.fullfunnel.question.LinkDesk;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.server.platform.ServerSettings;
import io.fullfunnel.store.links.LinkBooks;
import io.fullfunnel.store.links.LinkException;
import io.fullfunnel.store.links.QrCode;
import io.fullfunnel.store.workspace.OpenWorkspaces;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The short links of a workspace: listed with their clicks, made, changed, taken away, drawn. */
@RestController
@RequestMapping("/api/v1/workspaces/{w}/links")
class LinksApi {
  private final OpenWorkspaces workspaces;
  private final LinkBooks links;
  private final LocalEngine engine;
  private final ServerSettings settings;
  private final Clock clock;

  LinksApi(
      OpenWorkspaces workspaces,
      LinkBooks links,
      LocalEngine engine,
      ServerSettings settings,
      Clock clock) {
    this.workspaces = workspaces;
    this.links = links;
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
  }

  /** Work that may find a link wrong. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Does the work; what is wrong with what is asked is a problem of the caller. */
  static <T> T said(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (LinkException wrong) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "links", String.valueOf(wrong.getMessage()));
    }
  }

  /** Work at the desk of a workspace. */
  private interface At<T> {
    T work(LinkDesk desk) throws IOException;
  }

  private <T> T with(String w, At<T> work) throws IOException {
    return said(() ->
        workspaces.with(w, workspace -> work.work(new LinkDesk(workspace, links.of(w), clock))));
  }

  private String base(HttpServletRequest request) {
    return settings.base(request.getLocalPort());
  }

  @GetMapping
  @Needs(Right.READ)
  JsonNode list(@PathVariable String w, HttpServletRequest request) throws IOException {
    return with(w, desk -> desk.list(engine, base(request)));
  }

  /** Makes a link; the body has url, the tags laid over those it has, and name. */
  @PostMapping
  @Needs(Right.DEFINE)
  JsonNode make(
      @PathVariable String w,
      @RequestBody JsonNode asked,
      Caller caller,
      HttpServletRequest request)
      throws IOException {
    return with(w, desk -> desk.make(asked, caller.name(), base(request)));
  }

  /** Says where a link leads from now on; what the body leaves out stands as it is. */
  @PutMapping("/{id}")
  @Needs(Right.DEFINE)
  JsonNode change(
      @PathVariable String w,
      @PathVariable String id,
      @RequestBody JsonNode asked,
      Caller caller,
      HttpServletRequest request)
      throws IOException {
    return with(w, desk -> desk.change(id, asked, caller.name(), base(request)));
  }

  /** Takes a link away; its clicks stay counted. */
  @DeleteMapping("/{id}")
  @Needs(Right.DEFINE)
  JsonNode remove(
      @PathVariable String w, @PathVariable String id, Caller caller, HttpServletRequest request)
      throws IOException {
    return with(w, desk -> desk.remove(id, caller.name(), base(request)));
  }

  /** A link as a picture that a camera reads: svg or png. */
  @GetMapping("/{id}/qr")
  @Needs(Right.READ)
  ResponseEntity<byte[]> qr(
      @PathVariable String w,
      @PathVariable String id,
      @RequestParam(defaultValue = "svg") String format,
      HttpServletRequest request)
      throws IOException {
    if (!format.equals("svg") && !format.equals("png")) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, "links", "A code is drawn as svg or png.");
    }
    String known = with(w, desk -> desk.known(id).id());
    QrCode code = QrCode.of(LinkDesk.address(base(request), known));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, format.equals("svg") ? "image/svg+xml" : "image/png")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"link-" + known + "." + format + "\"")
        .body(format.equals("svg") ? code.svg() : code.png());
  }
}
