package io.fullfunnel.demo;

import java.util.List;

/** What a person looks with. */
record Device(String device, String browser, String os) {
  /** All kinds, in the order of {@link Parameters#DEVICES}. */
  static final List<Device> KINDS =
      List.of(
          new Device("mobile", "Safari", "iOS"),
          new Device("mobile", "Chrome", "iOS"),
          new Device("mobile", "Chrome", "Android"),
          new Device("desktop", "Chrome", "Windows"),
          new Device("desktop", "Edge", "Windows"),
          new Device("desktop", "Firefox", "Windows"),
          new Device("desktop", "Chrome", "macOS"),
          new Device("desktop", "Safari", "macOS"),
          new Device("tablet", "Safari", "iPadOS"));

  /** The one on which the leak opens. */
  static final int IOS_SAFARI = 0;

  static final int DESKTOP = 3;
  static final int TABLET = 8;

  /** The device that somebody uses beside this one: a computer beside a phone, and so on. */
  static int beside(int kind) {
    return kind < DESKTOP ? DESKTOP + kind : 2;
  }
}
