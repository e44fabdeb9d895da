package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.workspace.Belongings;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A person as one JSON object; what was set aside names others, and is left out. */
final class PersonJson implements PersonExport.Sheet {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  PersonJson(OutputStream out) {
    // through a writer: half a surrogate pair, which anybody can send, ends nothing there
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), writer);
  }

  @Override
  public void begin(
      String workspace, Instant at, PersonPage page, List<PersonConsents.Standing> consents) {
    json.writeStartObject();
    json.writeNumberProperty("version", 1);
    json.writeStringProperty("workspace", workspace);
    json.writeStringProperty("exported", at.toString());
    json.writeStringProperty("person", page.person());
    json.writeArrayPropertyStart("ids");
    page.ids().forEach(this::id);
    json.writeEndArray();
    traits(page.traits());
    json.writeArrayPropertyStart("accounts");
    for (PersonPage.Membership account : page.accounts()) {
      json.writeStartObject();
      json.writeStringProperty("account", account.account());
      time("since", account.since());
      time("last", account.last());
      traits(account.traits());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("decisions");
    for (PersonPage.Decided said : page.decisions()) {
      json.writeStartObject();
      json.writeBooleanProperty("together", said.together());
      text("one", said.one());
      text("two", said.two());
      time("at", said.at());
      json.writeStringProperty("by", said.by());
      json.writeEndObject();
    }
    json.writeEndArray();
    consents(consents);
    json.writeArrayPropertyStart("messages");
  }

  private void consents(List<PersonConsents.Standing> consents) {
    json.writeArrayPropertyStart("consents");
    for (PersonConsents.Standing each : consents) {
      json.writeStartObject();
      json.writeStringProperty("purpose", each.purpose());
      json.writeStringProperty("state", each.state());
      json.writeArrayPropertyStart("history");
      for (PersonConsents.Change change : each.history()) {
        json.writeStartObject();
        json.writeStringProperty("state", change.state());
        json.writeStringProperty("at", change.at().toString());
        json.writeStringProperty("told", change.told());
        text("page", change.page());
        json.writeStringProperty("source", change.source());
        text("note", change.note());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void id(PersonPage.Id id) {
    json.writeStartObject();
    json.writeStringProperty("kind", id.kind());
    json.writeStringProperty("value", id.value());
    time("first", id.first());
    time("last", id.last());
    json.writeNumberProperty("events", id.events());
    PersonPage.Joined link = id.link();
    if (link == null) {
      json.writeNullProperty("link");
    } else {
      json.writeObjectPropertyStart("link");
      json.writeStringProperty("rule", link.rule());
      time("at", link.at());
      json.writeStringProperty("evidence", link.evidence());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void traits(List<PersonPage.Trait> traits) {
    json.writeArrayPropertyStart("traits");
    for (PersonPage.Trait trait : traits) {
      json.writeStartObject();
      json.writeStringProperty("name", trait.name());
      json.writeName("value");
      json.writeRawValue(trait.json());
      time("at", trait.at());
      json.writeStringProperty("source", trait.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void message(Belongings.Held held, @Nullable Came came, @Nullable String file) {
    Event event = held.event();
    json.writeStartObject();
    json.writeNumberProperty("sequence", event.sequence());
    time("time", event.timeMillis());
    time("received", event.receivedMillis());
    json.writeStringProperty("type", event.type().name().toLowerCase(Locale.ROOT));
    text("event", event.type().isEvent() ? event.name() : null);
    json.writeStringProperty("from", held.from());
    text("file", file);
    if (file == null) {
      json.writeNullProperty("row");
    } else {
      json.writeNumberProperty("row", event.row());
    }
    json.writeBooleanProperty("counts", held.counts());
    if (came == null || came.visit() == 0) {
      json.writeNullProperty("visit");
    } else {
      json.writeNumberProperty("visit", came.visit());
    }
    text("channel", came == null ? null : came.verdict().channel());
    json.writeName("message");
    json.writeRawValue(held.message());
    json.writeEndObject();
  }

  @Override
  public void end() {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  private void time(String name, long millis) {
    json.writeStringProperty(name, Instant.ofEpochMilli(millis).toString());
  }

  private void text(String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }
}
