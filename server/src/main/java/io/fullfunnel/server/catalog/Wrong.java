package io.fullfunnel.server.catalog;

import io.fullfunnel.question.QuestionException;
import io.fullfunnel.server.platform.ProblemException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What is wrong in the language of questions, said over HTTP with its place. */
final class Wrong {
  private Wrong() {}

  /** Work that reads matchers or conditions. */
  interface Work<T> {
    T run() throws IOException;
  }

  static <T> T said(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (QuestionException e) {
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("place", e.pointer());
      String nearest = e.nearest();
      if (nearest != null) {
        more.put("nearest", nearest);
      }
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "question", String.valueOf(e.getMessage()), more);
    }
  }
}
