package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.table.ExactFields;
import io.fullfunnel.store.workspace.Belongings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person as one page to be read. Everything that people or programs sent is hostile: it stands
 * there as text only, and the page itself forbids its reader to run or fetch anything.
 */
final class PersonHtml implements PersonExport.Sheet {
  private static final String BEGINNING =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>What is held about a person</title>
      <style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
      table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}
      th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #ddd;overflow-wrap:anywhere}
      pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.45 ui-monospace,monospace}
      @media (prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}th,td{border-color:#3a3a3a}}
      </style></head><body>
      """;

  private final Writer out;

  PersonHtml(OutputStream out) {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
  }

  @Override
  public void begin(
      String workspace, Instant at, PersonPage page, List<PersonConsents.Standing> consents)
      throws IOException {
    out.write(BEGINNING);
    out.write("<h1>What is held about a person</h1>\n<p>");
    text(page.person() + ", workspace " + workspace + ", written " + at + ". ");
    text(page.events() + (page.events() == 1 ? " event." : " events."));
    out.write("</p>\n<h2>Ids</h2>\n");
    head("Kind", "Id", "First", "Last", "Why it is this person's");
    for (PersonPage.Id id : page.ids()) {
      PersonPage.Joined link = id.link();
      row(
          id.kind(),
          id.value(),
          time(id.first()),
          time(id.last()),
          link == null
              ? "the oldest id"
              : link.rule() + ", " + time(link.at()) + ": " + link.evidence());
    }
    out.write("</table>\n");
    traits("Traits", page.traits());
    for (PersonPage.Membership account : page.accounts()) {
      String since = time(account.since()) + " to " + time(account.last());
      traits("Account " + account.account() + ", " + since, account.traits());
    }
    said(page);
    consents(consents);
    out.write("<h2>Messages</h2>\n<p>In the order of their arrival, each as it is stored.</p>\n");
    head("Time", "What", "Came with", "Message");
  }

  private void traits(String heading, List<PersonPage.Trait> traits) throws IOException {
    out.write("<h2>");
    text(heading);
    out.write("</h2>\n");
    head("Trait", "Value", "Time", "Source");
    for (PersonPage.Trait trait : traits) {
      row(trait.name(), trait.json(), time(trait.at()), trait.source());
    }
    out.write("</table>\n");
  }

  /** What the team said of the person's ids. What was set aside names others, and is left out. */
  private void said(PersonPage page) throws IOException {
    if (!page.decisions().isEmpty()) {
      out.write("<h2>Decided</h2>\n");
      head("Time", "What", "By");
      for (PersonPage.Decided said : page.decisions()) {
        String ids = idOrOther(said.one()) + " and " + idOrOther(said.two());
        row(time(said.at()), (said.together() ? "one person: " : "two people: ") + ids, said.by());
      }
      out.write("</table>\n");
    }
  }

  private void consents(List<PersonConsents.Standing> consents) throws IOException {
    if (consents.stream().allMatch(each -> each.history().isEmpty())) {
      return;
    }
    out.write("<h2>Consent</h2>\n");
    head("Purpose", "State", "Time", "Said by", "Source");
    for (PersonConsents.Standing each : consents) {
      for (PersonConsents.Change change : each.history()) {
        String note = change.note() == null ? "" : ": " + change.note();
        row(
            each.purpose(),
            change.state(),
            change.at().toString(),
            change.told() + (change.page() == null ? "" : ", " + change.page()),
            change.source() + note);
      }
    }
    out.write("</table>\n");
  }

  private static String idOrOther(@Nullable String id) {
    return id == null ? "another id" : id;
  }

  @Override
  public void message(Belongings.Held held, @Nullable Came came, @Nullable String file)
      throws IOException {
    Event event = held.event();
    String what =
        event.type().isEvent() ? event.name() : event.type().name().toLowerCase(Locale.ROOT);
    String source = file == null ? held.from() : file + ", row " + event.row();
    String visit = came == null || came.visit() == 0 ? "" : ", visit " + came.visit();
    out.write("<tr><td>");
    text(time(event.timeMillis()));
    out.write("</td><td>");
    text(what + (held.counts() ? "" : " (not counted: a duplicate, or its import was undone)"));
    out.write("</td><td>");
    text(source + (came == null ? "" : ", " + came.verdict().channel()) + visit);
    out.write("</td><td><pre>");
    text(fields(held.message()));
    out.write("</pre></td></tr>\n");
  }

  /** One field of the message a line. */
  private static String fields(String message) {
    StringBuilder lines = new StringBuilder();
    ExactFields.of(message)
        .forEach((name, json) -> lines.append(name).append(": ").append(json).append('\n'));
    return lines.isEmpty() ? message : lines.toString();
  }

  @Override
  public void end() throws IOException {
    out.write("</table>\n</body></html>\n");
    out.flush();
  }

  private void head(String... names) throws IOException {
    out.write("<table><tr>");
    for (String name : names) {
      out.write("<th>");
      text(name);
      out.write("</th>");
    }
    out.write("</tr>\n");
  }

  private void row(String... cells) throws IOException {
    out.write("<tr>");
    for (String cell : cells) {
      out.write("<td>");
      text(cell);
      out.write("</td>");
    }
    out.write("</tr>\n");
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** Writes a text as text: no markup, no control codes, no turning of the direction of writing. */
  private void text(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '"' -> out.write("&quot;");
        case '\'' -> out.write("&#39;");
        case '\n', '\t' -> out.write(c);
        default -> out.write(isPlain(text, i) ? c : '\uFFFD');
      }
    }
  }

  private static boolean isPlain(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    int type = Character.getType(c);
    return type != Character.CONTROL && type != Character.FORMAT;
  }
}
