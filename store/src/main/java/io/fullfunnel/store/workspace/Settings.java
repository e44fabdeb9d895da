package io.fullfunnel.store.workspace;

import io.fullfunnel.store.data.DamagedException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;

/**
 * What a workspace is called and how it reckons.
 *
 * @param id the name of its folder; generated, never changes
 * @param zone of dates in questions
 * @param weekStart first day of a week: Monday or Sunday
 */
public record Settings(String id, String name, Instant created, ZoneId zone, DayOfWeek weekStart) {

  Properties toProperties() {
    Properties all = new Properties();
    all.setProperty("id", id);
    all.setProperty("name", name);
    all.setProperty("created", created.toString());
    all.setProperty("zone", zone.getId());
    all.setProperty("weekStart", weekStart.name());
    return all;
  }

  static Settings of(Properties all, Path file) throws DamagedException {
    try {
      return new Settings(
          all.getProperty("id"),
          all.getProperty("name"),
          Instant.parse(all.getProperty("created")),
          ZoneId.of(all.getProperty("zone")),
          DayOfWeek.valueOf(all.getProperty("weekStart")));
    } catch (RuntimeException e) {
      throw new DamagedException(file, "a setting is missing or wrong");
    }
  }
}
