package io.fullfunnel.question;

import io.fullfunnel.engine.Codes;
import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Columns;
import io.fullfunnel.engine.Dataset;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.Scope;
import io.fullfunnel.engine.Shard;
import io.fullfunnel.engine.stored.FileKey;
import io.fullfunnel.engine.stored.StoredColumn;
import io.fullfunnel.engine.stored.StoredRows;
import io.fullfunnel.store.consent.ConsentState;
import io.fullfunnel.store.table.PropertyCodes;
import io.fullfunnel.store.table.SequenceCodes;
import io.fullfunnel.store.table.WithoutPerson;
import io.fullfunnel.store.workspace.Definitions;
import io.fullfunnel.store.workspace.Joining;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A snapshot as questions see it: everything stands as it stood when it was exported. */
final class ShardsData implements Data {
  private final ShardsSnapshot snapshot;
  private final ShardsManifest manifest;
  private final String rules;
  private final int leftOut;
  private final ShardsDataset dataset;

  /**
   * @param rules for channels
   * @param leftOut flags of events that are left out
   */
  ShardsData(ShardsSnapshot snapshot, String rules, int leftOut) {
    this.snapshot = snapshot;
    this.manifest = snapshot.manifest();
    this.rules = rules;
    this.leftOut = leftOut;
    this.dataset = new ShardsDataset(snapshot, rules, leftOut);
  }

  @Override
  public Dataset dataset() {
    return dataset;
  }

  @Override
  public Data under(String channels) {
    return channels.equals(rules) ? this : new ShardsData(snapshot, channels, leftOut);
  }

  @Override
  public Data without(boolean bots, boolean internal) {
    int flags = (bots ? StoredRows.BOT : 0) | (internal ? StoredRows.INTERNAL : 0);
    return flags == leftOut ? this : new ShardsData(snapshot, rules, flags);
  }

  @Override
  public long newestMillis() {
    return manifest.number("newest");
  }

  /** Other ids than those of people are looked up in the workspace only. */
  @Override
  public OptionalLong person(String id) {
    OptionalLong person = Data.super.person(id);
    if (person.isEmpty() || !holds(person.getAsLong())) {
      throw new QuestionException(
          "",
          "This snapshot knows nobody as "
              + Words.quote(id)
              + ": it knows people by the p_… under which its answers list them, not by their own"
              + " ids nor by earlier ones. Ask the workspace.");
    }
    return person;
  }

  private boolean holds(long person) {
    boolean[] found = new boolean[1];
    for (Shard shard : dataset.shards(Scope.EVERYONE)) {
      shard.forEachPerson(
          Scope.EVERYONE,
          one -> {
            found[0] |= one.person() == person;
            return !found[0];
          });
    }
    return found[0];
  }

  @Override
  public long visitPauseMillis() {
    return manifest.number("visitPause");
  }

  @Override
  public long position() {
    return manifest.number("position");
  }

  @Override
  public ZoneId zone() {
    return ZoneId.of(manifest.text("zone"));
  }

  @Override
  public WeekStart weekStart() {
    return WeekStart.valueOf(manifest.text("weekStart"));
  }

  @Override
  public List<String> properties() {
    return manifest.texts("properties");
  }

  @Override
  public List<String> traits() {
    return manifest.texts("traits");
  }

  @Override
  public Basis basis() {
    return manifest.basis(leftOut);
  }

  @Override
  public String currency() {
    return manifest.text("currency");
  }

  @Override
  public Map<String, String> defined(Definitions.Kind kind) {
    return manifest.defined(kind);
  }

  @Override
  public Joining joining() {
    return manifest.joining();
  }

  @Override
  public List<String> purposes() {
    return manifest.texts("purposes");
  }

  @Override
  public Map<Long, ConsentState> consents(String purpose) {
    Map<Long, ConsentState> states = new HashMap<>();
    try {
      for (String state : snapshot.texts(ShardsExport.CONSENTS + purpose)) {
        int space = state.indexOf(' ');
        states.put(
            Long.parseUnsignedLong(state.substring(0, space), 16),
            ConsentState.valueOf(state.substring(space + 1)));
      }
      return states;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Ids idsOf(long sequence) {
    try {
      io.fullfunnel.store.table.Ids ids = snapshot.ids(sequence);
      return ids == null ? new Ids(null, null) : new Ids(ids.userId(), ids.anonymousId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Dataset everything() {
    if (manifest.basis(0).withoutPerson() == 0) {
      return dataset;
    }
    try {
      StoredRows nobody = StoredRows.read(snapshot.place(), nobody(FileKey.ROWS));
      Columns rows = nobody.columns();
      List<WithoutPerson.Row> left = new ArrayList<>();
      for (int row = 0; row < rows.rows(); row++) {
        if ((nobody.flags()[row] & leftOut) == 0) {
          String event = snapshot.events().get(rows.event(row));
          left.add(new WithoutPerson.Row(rows.sequence(row), rows.timeMillis(row), event));
        }
      }
      return new WithNobody(dataset, new WithoutPerson(left), name -> nobodys(name, rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileKey nobody(int column) {
    return new FileKey(manifest.id(), FileKey.NOBODY, column);
  }

  /** A property of nobody's events, by sequence. */
  private PropertyCodes nobodys(String name, Columns rows) throws IOException {
    Column column = dataset.column(name);
    Codes codes = StoredColumn.read(snapshot.place(), nobody(column.id()), rows.rows());
    SequenceCodes bySequence = new SequenceCodes();
    for (int row = 0; row < rows.rows(); row++) {
      if (codes.get(row) != Dictionary.ABSENT) {
        bySequence.set(rows.sequence(row), codes.get(row));
      }
    }
    return new PropertyCodes(bySequence, column.values());
  }
}
