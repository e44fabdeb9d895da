package io.fullfunnel.store.files;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said of a web server's log, and what is found out of it. */
final class LogOptions {
  /** How a log writes times. */
  static final String TIME = "dd/MMM/yyyy:HH:mm:ss Z";

  /** The one part of a line that a field can be taken from: who signed in. */
  static final String USER = "user";

  private static final Set<Field> CONSTANTS = constants();

  /** What can be said at all. */
  static final List<Field> FIELDS =
      Stream.concat(Stream.of(Field.USER_ID), CONSTANTS.stream()).toList();

  private static final Pattern SITE = Pattern.compile("https?://[^\\s/?#@]+");

  private LogOptions() {}

  private static Set<Field> constants() {
    Set<Field> constants = EnumSet.copyOf(Field.GIVEN);
    constants.remove(Field.REFERRER);
    constants.add(Field.HOST);
    return constants;
  }

  /** How the log is written, once the options fit it. */
  static FileShape shape(String file, FileOptions options, byte[] sample) {
    demand(file, options);
    TimeFormat time = TimeFormat.of(TIME, options.zone(), List.of());
    String said = options.constants().get(Field.HOST);
    String site = said == null ? site(sample) : said.contains("://") ? said : "https://" + said;
    if (said != null && !SITE.matcher(site).matches()) {
      throw new OptionException(
          "--set host=%s: a host looks like www.example.org or https://www.example.org."
              .formatted(said));
    }
    return new FileShape(
        FileOptions.Format.COMBINED, (byte) '\n', List.of(), Mapping.ofLog(options), time, site);
  }

  private static void demand(String file, FileOptions options) {
    if (options.into() != Field.Into.EVENTS) {
      throw new OptionException(
          "%s is a web server's log: its rows are page views, so leave --into %s out."
              .formatted(file, options.into().label()));
    }
    if (!options.time().equals(TimeFormat.AUTO)) {
      throw new OptionException(
          "%s is a web server's log: how it writes times is known, so leave --time out."
              .formatted(file));
    }
    options
        .columns()
        .forEach((field, column) -> {
          if (field != Field.USER_ID || !column.equals(USER)) {
            throw new OptionException(
                "--map %s=%s: in a web server's log only --map userId=user can be said: who signed in."
                    .formatted(field.label(), column));
          }
        });
    options
        .constants()
        .forEach((field, value) -> {
          if (!CONSTANTS.contains(field)) {
            throw new OptionException(
                "--set %s=%s: rows of a web server's log take only %s."
                    .formatted(
                        field.label(),
                        value,
                        String.join(" ", CONSTANTS.stream().map(Field::label).toList())));
          }
        });
  }

  /**
   * The site as the log tells it: style sheets and scripts are asked for by its own pages, so that
   * it is what most of them name as the page before.
   */
  private static @Nullable String site(byte[] sample) {
    Map<String, Integer> counts = new HashMap<>();
    forEach(
        sample,
        Integer.MAX_VALUE,
        line -> {
          LogRequest asked = LogRequest.of(line.request, null);
          String referrer = line.referrer;
          if (referrer == null || asked == null || !asked.isPartOfPage()) {
            return;
          }
          int host = referrer.indexOf("://") + 3;
          int path = referrer.indexOf('/', host);
          if (host > 2 && path > host) {
            counts.merge(referrer.substring(0, path), 1, Integer::sum);
          }
        });
    List<String> sites = new ArrayList<>(counts.keySet());
    sites.sort((a, b) -> {
      int more = Integer.compare(counts.getOrDefault(b, 0), counts.getOrDefault(a, 0));
      return more == 0 ? a.compareTo(b) : more;
    });
    return sites.isEmpty() ? null : sites.getFirst();
  }

  /** Hands over the parts of the first lines, but for whose they are. */
  static void samples(byte[] sample, int most, BiConsumer<String, String> part) {
    forEach(
        sample,
        most,
        line -> {
          part.accept("time", line.timeText());
          part.accept(USER, line.user == null ? "" : line.user);
          part.accept("request", line.request);
          part.accept("status", line.status < 0 ? "" : String.valueOf(line.status));
          part.accept("referrer", line.referrer == null ? "" : line.referrer);
          part.accept("agent", line.agent == null ? "" : line.agent);
        });
  }

  private interface Seen {
    void line(LogLine line);
  }

  private static void forEach(byte[] sample, int most, Seen seen) {
    LogLine line = new LogLine();
    int lines = 0;
    int from = 0;
    for (int i = 0; i < sample.length && lines < most; i++) {
      if (sample[i] == '\n') {
        if (line.read(sample, from, LogLine.trimmed(sample, from, i))) {
          lines++;
          seen.line(line);
        }
        from = i + 1;
      }
    }
  }
}
