package io.fullfunnel.store.person;

import io.fullfunnel.store.event.Event;
import io.fullfunnel.store.imports.ImportLedger;
import io.fullfunnel.store.imports.ImportRecord;
import io.fullfunnel.store.table.ExactFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Folds calls that say traits into the latest value of each, with where it came from. */
final class Traits {
  private Traits() {}

  /** The traits in the order of their names; the calls stand in timeline order. */
  static List<PersonPage.Trait> of(ImportLedger imports, List<Event> calls) {
    Map<String, PersonPage.Trait> traits = new TreeMap<>();
    for (Event call : calls) {
      ExactFields.of(call.traits())
          .forEach((name, json) ->
              traits.put(
                  name,
                  new PersonPage.Trait(
                      name, json, call.timeMillis(), call.sequence(), source(imports, call))));
    }
    return List.copyOf(traits.values());
  }

  private static String source(ImportLedger imports, Event call) {
    if (call.importNumber() == 0) {
      return "HTTP";
    }
    String file =
        imports
            .find(call.importNumber())
            .map(ImportRecord::file)
            .orElse("import " + call.importNumber());
    return file + ", row " + call.row();
  }
}
