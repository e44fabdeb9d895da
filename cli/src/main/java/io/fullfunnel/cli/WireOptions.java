package io.fullfunnel.cli;

import io.fullfunnel.store.files.Field;
import io.fullfunnel.store.files.FileOptions;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of a file as they go to a server. */
record WireOptions(
    String into,
    String format,
    Map<String, String> map,
    Map<String, String> set,
    @Nullable String time,
    String zone) {

  static WireOptions of(FileOptions options) {
    return new WireOptions(
        options.into().label(),
        options.format().name().toLowerCase(Locale.ROOT),
        labelled(options.columns()),
        labelled(options.constants()),
        options.time(),
        options.zone().getId());
  }

  private static Map<String, String> labelled(Map<Field, String> of) {
    Map<String, String> labelled = new TreeMap<>();
    of.forEach((field, value) -> labelled.put(field.label(), value));
    return labelled;
  }
}
