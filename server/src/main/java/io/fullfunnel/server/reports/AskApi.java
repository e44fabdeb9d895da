package io.fullfunnel.server.reports;

import io.fullfunnel.question.Questions;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions over HTTP: asked, answered, stopped. */
@RestController
class AskApi {
  /** The header by which an asker names its question, to stop it by. */
  private static final String QUESTION_ID = "Question-Id";

  private final Asking asking;

  AskApi(Asking asking) {
    this.asking = asking;
  }

  /** A question about a workspace that the path names. */
  @PostMapping("/api/v1/workspaces/{w}/ask")
  @Needs(Right.READ)
  ResponseEntity<String> ask(
      @PathVariable String w,
      @RequestHeader(name = QUESTION_ID, required = false) @Nullable String id,
      @RequestParam(defaultValue = "false") boolean strict,
      Caller caller,
      HttpServletRequest request)
      throws IOException {
    byte[] question = request.getInputStream().readNBytes(Questions.LONGEST + 1);
    String answer = asking.ask(new Asking.Asked(w, question, strict, id, caller), request);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
  }

  /** A question about the workspace of the key that it comes with. */
  @PostMapping("/api/v1/ask")
  @Needs(Right.READ)
  ResponseEntity<String> ask(
      @RequestHeader(name = QUESTION_ID, required = false) @Nullable String id,
      @RequestParam(defaultValue = "false") boolean strict,
      Caller caller,
      HttpServletRequest request)
      throws IOException {
    String workspace =
        caller
            .only()
            .orElseThrow(() ->
                new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "workspace",
                    "Say which workspace: /api/v1/workspaces/NAME/ask, or ask with a key of one."));
    return ask(workspace, id, strict, caller, request);
  }

  /** Stops a question; one that is answered already is left alone. */
  @DeleteMapping("/api/v1/questions/{id}")
  @Needs(Right.READ)
  ResponseEntity<Void> stop(@PathVariable String id, Caller caller) {
    asking.stop(id, caller);
    return ResponseEntity.noContent().build();
  }
}
