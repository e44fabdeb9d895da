package io.fullfunnel.store.traffic;

import java.util.Locale;

/** Why an event is a bot's or internal. */
public enum Sign {
  /** The agent is that of a program. */
  AGENT(true, false),
  /** The person viewed more pages in a minute than anybody reads. */
  RATE(true, true),
  /** The address is one of the team's. */
  ADDRESS(false, false),
  /** The person once opened a page with the mark of the team. */
  MARK(false, true),
  /** The person's e-mail is one of the team's. */
  MEMBER(false, true),
  /** The order was a test. */
  TEST(false, false);

  /** The bits of all signs of bots. */
  public static final int BOTS = AGENT.bit() | RATE.bit();

  /** The bits of all signs of the team. */
  public static final int INTERNAL = ADDRESS.bit() | MARK.bit() | MEMBER.bit() | TEST.bit();

  private final boolean bot;
  private final boolean person;

  Sign(boolean bot, boolean person) {
    this.bot = bot;
    this.person = person;
  }

  /** Whether it is a sign of a bot; else of the team. */
  public boolean isBot() {
    return bot;
  }

  /** Whether it flags all events of the person; else the one event. */
  public boolean isOfPerson() {
    return person;
  }

  /** Its bit in flags. */
  @SuppressWarnings("EnumOrdinal") // flags live no longer than the process
  public int bit() {
    return 1 << ordinal();
  }

  /** Its name in answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
