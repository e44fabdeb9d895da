package io.fullfunnel.engine.stages;

import io.fullfunnel.engine.Column;
import io.fullfunnel.engine.Dictionary;
import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.engine.filter.EventMatcher;
import io.fullfunnel.engine.filter.EventTests;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model bound to one dataset. Places are stages by number, and {@code stages} for outside. */
final class Rules implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int NO_TRACK = -1;

  final StageModel model;
  final int stages;

  /** The bits of the filters: of what enters each stage (0: nothing does), of each rule back. */
  final long[] enter;

  final long[] back;
  final long activity;

  /** Per stage and place, whether one may come from there; per rule back likewise. */
  final boolean[][] from;

  final boolean[][] backFrom;
  final int track;
  final int tracks;
  final ArrayList<String> trackNames = new ArrayList<>();
  private final EventTests tests;
  private final @Nullable EventMatcher where;

  Rules(StageModel model, @Nullable EventFilter where, Dictionary dictionary) {
    this.model = model;
    this.stages = model.stages().size();
    this.enter = new long[stages];
    this.from = new boolean[stages][];
    var filters = new EventTests.Collected();
    for (int s = 0; s < stages; s++) {
      StageModel.Stage stage = model.stages().get(s);
      EventFilter entering = stage.enter();
      enter[s] = entering == null ? 0 : 1L << filters.number(entering);
      from[s] = places(stage.from());
    }
    this.back = new long[model.back().size()];
    this.backFrom = new boolean[back.length][];
    for (int b = 0; b < back.length; b++) {
      back[b] = 1L << filters.number(model.back().get(b).when());
      backFrom[b] = places(model.back().get(b).from());
    }
    this.activity = 1L << filters.number(model.activity());
    this.tests = new EventTests(filters, dictionary);
    this.where = where == null ? null : where.bind(dictionary);
    Column of = model.track() == null ? null : dictionary.column(model.track());
    this.track = of == null ? NO_TRACK : of.id();
    this.tracks = of == null ? 0 : of.values().size();
    if (of != null) {
      of.values().forEach(value -> trackNames.add(value.asKey()));
    }
  }

  private boolean[] places(List<Integer> named) {
    boolean[] places = new boolean[stages + 1];
    named.forEach(place -> places[place(place)] = true);
    return places;
  }

  /** The place of a stage, or of outside. */
  int place(int stage) {
    return stage == StageModel.OUTSIDE ? stages : stage;
  }

  /** Of one thread. */
  EventTests newTests() {
    return tests.fork();
  }

  @Nullable EventMatcher newWhere() {
    return where == null ? null : where.fork();
  }

  /** Ids of the events that may move anybody out of nowhere. */
  int[] events() {
    long any = 0;
    for (long bit : enter) {
      any |= bit;
    }
    return tests.events(any);
  }

  /** Ids of the events that may enter a stage or lead back to it, or out. */
  int[] leadingTo(int stage) {
    long any = stage == StageModel.OUTSIDE ? 0 : enter[stage];
    for (int b = 0; b < back.length; b++) {
      any |= model.back().get(b).to() == stage ? back[b] : 0;
    }
    return tests.events(any);
  }
}
