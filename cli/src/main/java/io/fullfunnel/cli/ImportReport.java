package io.fullfunnel.cli;

import io.fullfunnel.store.files.RefusedRow;
import io.fullfunnel.store.imports.ImportResult;
import io.fullfunnel.store.imports.ImportResult.Outcome;
import io.fullfunnel.store.workspace.Importing;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What an import did, in words and as JSON. */
final class ImportReport {
  private static final JsonFactory JSON = new JsonFactory();

  private final Importing.Report report;
  private final ImportResult result;
  private final long millis;

  /**
   * @param millis how long it took until it could be asked
   */
  ImportReport(Importing.Report report, long millis) {
    this.report = report;
    this.millis = millis;
    this.result = report.result();
  }

  /** The object of CONTRACT section 3, on one line. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      if (result.importNumber() == 0) {
        json.writeNullProperty("import");
      } else {
        json.writeNumberProperty("import", result.importNumber());
      }
      json.writeStringProperty("file", result.file().toString());
      json.writeNumberProperty("rows", result.rows());
      json.writeNumberProperty("stored", report.stored());
      json.writeNumberProperty("duplicate", duplicate());
      json.writeNumberProperty("refused", result.refused());
      if (result.refusedAs().containsKey(RefusedRow.NOT_A_PAGE)) {
        json.writeObjectPropertyStart("refusedAs");
        result.refusedAs().forEach(json::writeNumberProperty);
        json.writeEndObject();
      }
      if (report.erased() > 0) {
        json.writeNumberProperty("erased", report.erased());
      }
      optional(json, "refusedFile", result.refusedFile());
      json.writeNumberProperty("withoutPerson", result.withoutPerson());
      json.writeNumberProperty("people", report.people());
      optional(json, "from", instant(result.from()));
      optional(json, "to", instant(result.to()));
      json.writeNumberProperty("millis", millis);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void optional(JsonGenerator json, String name, @Nullable Object value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value.toString());
    }
  }

  /** Rows that were there before; of a file imported already, all that went in then. */
  private long duplicate() {
    return result.outcome() == Outcome.ALREADY_IMPORTED
        ? result.rows() - result.refused()
        : report.duplicate();
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /** What somebody reads who stopped it. */
  String stopped() {
    return "Stopped. What is in of %s stays in; the same command goes on from there."
        .formatted(result.file());
  }

  List<String> sentences() {
    return switch (result.outcome()) {
      case FINISHED -> finished();
      case ALREADY_IMPORTED ->
          List.of(
              "%s was imported already as %d (%s%s); nothing was added."
                  .formatted(
                      result.file(),
                      result.importNumber(),
                      count(result.rows(), "row", "rows"),
                      result.refused() == 0
                          ? ""
                          : ", %,d of them refused then".formatted(result.refused())));
      case DRY_RUN -> rehearsed();
      case CANCELLED -> List.of(stopped());
    };
  }

  private List<String> finished() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is import %d: %s, %,d stored, %,d duplicate, %,d refused, %,d without a person; %s%s; %s."
            .formatted(
                result.file(),
                result.importNumber(),
                count(result.rows(), "row", "rows"),
                report.stored(),
                report.duplicate(),
                result.refused(),
                result.withoutPerson(),
                count(report.people(), "person", "people"),
                span(),
                seconds()));
    pages(lines);
    if (report.erased() > 0) {
      lines.add(
          "%s of people who were erased; of these nothing was kept."
              .formatted(count(report.erased(), "message is", "messages are")));
    }
    Path refused = result.refusedFile();
    if (refused != null) {
      lines.add("What was refused, and why: " + refused);
    }
    surrogates(lines);
    return lines;
  }

  private List<String> rehearsed() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Nothing is written. %s has %s: %,d would make %s, %,d would be refused, %,d name no person%s."
            .formatted(
                result.file(),
                count(result.rows(), "row", "rows"),
                result.rows() - result.refused(),
                count(result.messages(), "event", "events"),
                result.refused(),
                result.withoutPerson(),
                span()));
    pages(lines);
    surrogates(lines);
    for (RefusedRow row : result.firstRefused()) {
      lines.add(
          "Refused, line %d%s: %s"
              .formatted(
                  row.line(), row.column() == null ? "" : ", " + row.column(), row.reason()));
    }
    lines.addAll(result.firstMessages());
    return lines;
  }

  /** Most rows of a log are no pages, and nothing is wrong with them. */
  private void pages(List<String> lines) {
    long others = result.refusedAs().getOrDefault(RefusedRow.NOT_A_PAGE, 0L);
    if (others > 0) {
      String rest =
          others == result.refused()
              ? "Nothing else was refused."
              : "%,d were refused for another reason.".formatted(result.refused() - others);
      lines.add(
          others == 1
              ? "1 refused row is no page: an asset, a feed, or another method or answer. " + rest
              : "%,d refused rows are no pages: assets, feeds, other methods and answers. %s"
                  .formatted(others, rest));
    }
  }

  private void surrogates(List<String> lines) {
    if (result.replacedSurrogates() > 0) {
      lines.add(
          "%,d broken characters (halves of surrogate pairs) were replaced by U+FFFD."
              .formatted(result.replacedSurrogates()));
    }
  }

  private String span() {
    Instant from = instant(result.from());
    Instant to = instant(result.to());
    return from == null || to == null ? "" : ", from " + from + " to " + to;
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  private static String count(long number, String one, String many) {
    return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d ", number) + many;
  }
}
