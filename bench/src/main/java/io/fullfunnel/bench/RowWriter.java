package io.fullfunnel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows as bytes, one line each: csv with a header whose names the import knows, or Segment's
 * messages as ndjson.
 */
final class RowWriter implements Traffic.Sink {
  /** What a line looks like. */
  enum Format {
    CSV,
    NDJSON
  }

  static final String HEADER = "userId,time,event,channel,campaign,country,device,revenue\n";

  private static final int LONGEST_LINE = 1024;
  private static final byte[][] EVENTS = bytes(EventNames.ALL);
  private static final byte[][] CHANNELS = bytes(Origins.CHANNELS);
  private static final byte[][] COUNTRIES = bytes(Origins.COUNTRIES);
  private static final byte[][] DEVICES = bytes(Origins.DEVICES);
  private static final byte[] JSON_ID = ascii("{\"type\":\"track\",\"messageId\":\"");
  private static final byte[] JSON_USER = ascii("\",\"userId\":\"");
  private static final byte[] JSON_EVENT = ascii("\",\"event\":\"");
  private static final byte[] JSON_TIME = ascii("\",\"timestamp\":\"");
  private static final byte[] JSON_CHANNEL = ascii("\",\"properties\":{\"channel\":\"");
  private static final byte[] JSON_CAMPAIGN = ascii("\",\"campaign\":\"");
  private static final byte[] JSON_COUNTRY = ascii("\",\"country\":\"");
  private static final byte[] JSON_DEVICE = ascii("\",\"device\":\"");
  private static final byte[] JSON_REVENUE = ascii("\",\"revenue\":");
  private static final byte[] JSON_END = ascii("}}\n");
  private static final byte[] CAMPAIGN = ascii("campaign-");

  private final OutputStream out;
  private final Format format;
  private final Origins origins;
  private final byte[] buffer = new byte[1 << 16];
  private int size;
  private int rows;

  /** Writes the header if the format has one; the caller closes the stream after {@link #flush}. */
  RowWriter(OutputStream out, Format format, long seed) {
    this.out = out;
    this.format = format;
    this.origins = new Origins(seed);
    if (format == Format.CSV) {
      put(ascii(HEADER));
    }
  }

  @Override
  public void row(int second, int person, int visit, int event) {
    if (buffer.length - size < LONGEST_LINE) {
      flush();
    }
    if (format == Format.CSV) {
      csv(second, person, visit, event);
    } else {
      json(second, person, visit, event);
    }
  }

  void flush() {
    try {
      out.write(buffer, 0, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size = 0;
  }

  private void csv(int second, int person, int visit, int event) {
    int channel = origins.channel(person, visit);
    number(person + 1L, 1);
    put(',');
    time(second);
    put(',');
    put(EVENTS[event]);
    put(',');
    put(CHANNELS[channel]);
    put(',');
    campaign(origins.campaign(person, visit, channel));
    put(',');
    put(COUNTRIES[origins.country(person)]);
    put(',');
    put(DEVICES[origins.device(person, visit)]);
    put(',');
    if (event == EventNames.PURCHASE) {
      money(origins.revenueCents(person, second));
    }
    put('\n');
  }

  private void json(int second, int person, int visit, int event) {
    int channel = origins.channel(person, visit);
    int campaign = origins.campaign(person, visit, channel);
    put(JSON_ID);
    hex(origins.messageId(rows++));
    put(JSON_USER);
    number(person + 1L, 1);
    put(JSON_EVENT);
    put(EVENTS[event]);
    put(JSON_TIME);
    time(second);
    put(JSON_CHANNEL);
    put(CHANNELS[channel]);
    if (campaign != Origins.NO_CAMPAIGN) {
      put(JSON_CAMPAIGN);
      campaign(campaign);
    }
    put(JSON_COUNTRY);
    put(COUNTRIES[origins.country(person)]);
    put(JSON_DEVICE);
    put(DEVICES[origins.device(person, visit)]);
    if (event == EventNames.PURCHASE) {
      put(JSON_REVENUE);
      money(origins.revenueCents(person, second));
    } else {
      put('"');
    }
    put(JSON_END);
  }

  /** As in {@code 2026-01-05T00:00:00Z}; the period lies in the first months of one year. */
  private void time(int second) {
    int day = 4 + second / 86_400;
    int month = day < 31 ? 1 : day < 59 ? 2 : day < 90 ? 3 : 4;
    int before = month == 1 ? 0 : month == 2 ? 31 : month == 3 ? 59 : 90;
    int rest = second % 86_400;
    number(2026, 4);
    put('-');
    number(month, 2);
    put('-');
    number(day - before + 1L, 2);
    put('T');
    number(rest / 3600, 2);
    put(':');
    number(rest / 60 % 60, 2);
    put(':');
    number(rest % 60, 2);
    put('Z');
  }

  private void campaign(int campaign) {
    if (campaign != Origins.NO_CAMPAIGN) {
      put(CAMPAIGN);
      number(campaign, 3);
    }
  }

  /** Without trailing zeros, so that csv and JSON readers see the same number. */
  private void money(int cents) {
    number(cents / 100, 1);
    if (cents % 100 != 0) {
      put('.');
      put('0' + cents / 10 % 10);
      if (cents % 10 != 0) {
        put('0' + cents % 10);
      }
    }
  }

  private void number(long number, int digits) {
    int width = digits;
    for (long bound = power(digits); number >= bound; bound *= 10) {
      width++;
    }
    long rest = number;
    for (int i = width - 1; i >= 0; i--) {
      buffer[size + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += width;
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  private void hex(long number) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      put("0123456789abcdef".charAt((int) (number >>> shift) & 15));
    }
  }

  private void put(int character) {
    buffer[size++] = (byte) character;
  }

  private void put(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  private static byte[][] bytes(List<String> texts) {
    return texts.stream().map(RowWriter::ascii).toArray(byte[][]::new);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
