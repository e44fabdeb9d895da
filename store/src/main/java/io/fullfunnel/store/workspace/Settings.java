package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import io.fullfunnel.store.failed.FailedEvents;
import io.fullfunnel.store.people.Guards;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a workspace is called and how it reckons. Settings that a file of an older version does not
 * have stand at their defaults.
 *
 * @param id the name of its folder; generated, never changes
 * @param zone of dates in questions
 * @param weekStart first day of a week: Monday or Sunday
 * @param currency of amounts that name none, as ISO 4217 writes it
 * @param model the preset of the first page
 * @param simulated whether its people are made up, which every page then says
 * @param guards what keeps ids apart that only seem to belong together
 * @param failed how long and how many events are kept that were refused
 * @param names how many different names of events and properties it takes
 */
public record Settings(
    String id,
    String name,
    Instant created,
    ZoneId zone,
    DayOfWeek weekStart,
    String currency,
    String model,
    boolean simulated,
    Guards guards,
    FailedEvents.Kept failed,
    MostNames names) {
  private static final String CURRENCY = "EUR";
  private static final String MODEL = "full-funnel";
  private static final Pattern CURRENCIES = Pattern.compile("[A-Z]{3}");
  private static final Pattern MODELS = Pattern.compile("[a-z][a-z0-9-]{0,99}");

  public Settings {
    if (weekStart != DayOfWeek.MONDAY && weekStart != DayOfWeek.SUNDAY) {
      throw new IllegalArgumentException(
          "A week starts on monday or sunday, not on " + weekStart + ".");
    }
    if (!CURRENCIES.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "\"" + currency + "\" is no currency; currencies look like EUR, PLN or CNY.");
    }
    if (!MODELS.matcher(model).matches()) {
      throw new IllegalArgumentException("\"" + model + "\" is no name of a model.");
    }
  }

  /** A workspace with nothing chosen yet. */
  static Settings of(String id, String name, Instant created) {
    return new Settings(
        id,
        name,
        created,
        ZoneId.of("UTC"),
        DayOfWeek.MONDAY,
        CURRENCY,
        MODEL,
        false,
        Guards.standard(),
        FailedEvents.Kept.usual(),
        MostNames.usual());
  }

  public Settings withZone(ZoneId other) {
    return new Settings(
        id, name, created, other, weekStart, currency, model, simulated, guards, failed, names);
  }

  public Settings withWeekStart(DayOfWeek other) {
    return new Settings(
        id, name, created, zone, other, currency, model, simulated, guards, failed, names);
  }

  public Settings withCurrency(String other) {
    return new Settings(
        id, name, created, zone, weekStart, other, model, simulated, guards, failed, names);
  }

  public Settings withModel(String other) {
    return new Settings(
        id, name, created, zone, weekStart, currency, other, simulated, guards, failed, names);
  }

  public Settings withSimulated(boolean other) {
    return new Settings(
        id, name, created, zone, weekStart, currency, model, other, guards, failed, names);
  }

  public Settings withGuards(Guards other) {
    return new Settings(
        id, name, created, zone, weekStart, currency, model, simulated, other, failed, names);
  }

  public Settings withFailed(FailedEvents.Kept other) {
    return new Settings(
        id, name, created, zone, weekStart, currency, model, simulated, guards, other, names);
  }

  public Settings withNames(MostNames other) {
    return new Settings(
        id, name, created, zone, weekStart, currency, model, simulated, guards, failed, other);
  }

  Properties toProperties() {
    Properties all = new Properties();
    all.setProperty("id", id);
    all.setProperty("name", name);
    all.setProperty("created", created.toString());
    all.setProperty("zone", zone.getId());
    all.setProperty("weekStart", weekStart.name());
    all.setProperty("currency", currency);
    all.setProperty("model", model);
    all.setProperty("simulated", Boolean.toString(simulated));
    all.setProperty("blockedIds", String.join("\n", guards.blocked()));
    all.setProperty("mostIds", Integer.toString(guards.mostIds()));
    all.setProperty("devicesJoinUsers", Boolean.toString(guards.devicesJoinUsers()));
    all.setProperty("failedDays", Integer.toString(failed.days()));
    all.setProperty("failedMegabytes", Integer.toString(failed.megabytes()));
    all.setProperty("mostEventNames", Integer.toString(names.events()));
    all.setProperty("mostPropertyNames", Integer.toString(names.properties()));
    return all;
  }

  private static int number(Properties all, String name, int standard) {
    return Integer.parseInt(all.getProperty(name, Integer.toString(standard)));
  }

  private static Guards guards(Properties all) {
    Guards standard = Guards.standard();
    String blocked = all.getProperty("blockedIds");
    return new Guards(
        blocked == null
            ? standard.blocked()
            : blocked.lines().filter(line -> !line.isEmpty()).collect(Collectors.toSet()),
        Integer.parseInt(all.getProperty("mostIds", Integer.toString(standard.mostIds()))),
        Boolean.parseBoolean(all.getProperty("devicesJoinUsers", "false")));
  }

  static Settings of(Properties all, Path file) throws DamagedException {
    try {
      return new Settings(
          all.getProperty("id"),
          all.getProperty("name"),
          Instant.parse(all.getProperty("created")),
          ZoneId.of(all.getProperty("zone")),
          DayOfWeek.valueOf(all.getProperty("weekStart")),
          all.getProperty("currency", CURRENCY),
          all.getProperty("model", MODEL),
          Boolean.parseBoolean(all.getProperty("simulated", "false")),
          guards(all),
          new FailedEvents.Kept(
              number(all, "failedDays", FailedEvents.Kept.usual().days()),
              number(all, "failedMegabytes", FailedEvents.Kept.usual().megabytes())),
          new MostNames(
              number(all, "mostEventNames", MostNames.usual().events()),
              number(all, "mostPropertyNames", MostNames.usual().properties())));
    } catch (RuntimeException e) {
      throw new DamagedException(file, "a setting is missing or wrong");
    }
  }
}
