package io.fullfunnel.server.collect;

import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.store.files.FileOptions;
import io.fullfunnel.store.files.OptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What somebody says about a file, as it comes over HTTP; what is left out is found out. */
record Options(
    @Nullable String into,
    @Nullable String format,
    @Nullable Map<String, String> map,
    @Nullable Map<String, String> set,
    @Nullable String time,
    @Nullable String zone,
    @Nullable String separator) {

  /**
   * The same for the reader of files.
   *
   * @throws ProblemException 400 if they cannot be
   */
  FileOptions read() {
    if (separator != null) {
      throw wrong("The separator is found out from the file; leave it out.");
    }
    try {
      FileOptions options =
          FileOptions.of(
              Objects.requireNonNullElse(into, "events"),
              Objects.requireNonNullElse(format, "auto"),
              pairs(map),
              pairs(set));
      if (time != null) {
        options = options.withTime(time);
      }
      return zone == null ? options : options.withZone(zone);
    } catch (OptionException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException wrong(String sentence) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "options", sentence);
  }

  private static List<String> pairs(@Nullable Map<String, String> map) {
    List<String> pairs = new ArrayList<>();
    if (map != null) {
      map.forEach((field, value) -> pairs.add(field + "=" + value));
    }
    return pairs;
  }
}
