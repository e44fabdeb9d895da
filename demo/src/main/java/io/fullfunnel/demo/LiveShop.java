package io.fullfunnel.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/**
 * The shop as it goes on after its year: a message every two seconds, SIMULATED like all of it.
 * What happens at a time depends on the parameters and that time only, so that nobody has to
 * remember what was sent.
 */
public final class LiveShop {
  private static final long EVERY_MILLIS = 2_000;

  /** So many people are in the shop at once. */
  private static final int LANES = 8;

  /** Steps of a lane in which visits follow each other, and how long those visits are. */
  private static final int STEPS = 6;

  private static final int[][] LENGTHS = {{1, 5}, {2, 1, 3}, {1, 1, 4}, {3, 3}, {1, 2, 3}, {6}};
  private static final double[] SHARES = {.2, .2, .2, .12, .16, .12};
  private static final int BUYING = 6;

  /** Orders among checkouts on the device on which the leak stands open. */
  private static final double LEAKING_RATE =
      (double) (Parameters.CELL_ORDERS_AFTER[0] + Parameters.CELL_ORDERS_AFTER[2])
          / (Parameters.CELL_CHECKOUTS[0] + Parameters.CELL_CHECKOUTS[2]);

  private final Parameters parameters;

  public LiveShop(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Something that happens in the shop.
   *
   * @param json one of Segment's messages
   */
  public record Message(Instant time, String json) {}

  /** The first message after a time. */
  public Message next(Instant after) {
    long slot = Math.floorDiv(after.toEpochMilli(), EVERY_MILLIS) + 1;
    long lane = Math.floorMod(slot, LANES);
    long step = Math.floorDiv(slot, LANES);
    long block = Math.floorDiv(step, STEPS) * LANES + lane;
    int left = (int) Math.floorMod(step, (long) STEPS);
    int[] lengths = LENGTHS[Dice.ofMoment(parameters.seed(), block).choose(SHARES)];
    int visit = 0;
    while (left >= lengths[visit]) {
      left -= lengths[visit];
      visit++;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (MessageWriter writer = new MessageWriter(out, parameters.idPrefix())) {
      writer.about("live-" + slot);
      write(writer, slot, block * STEPS + visit, lengths[visit], left);
    }
    String line = out.toString(UTF_8).strip();
    return new Message(Instant.ofEpochMilli(slot * EVERY_MILLIS), line);
  }

  private void write(MessageWriter out, long slot, long visitor, int length, int step) {
    Dice dice = Dice.ofMoment(parameters.seed() + 1, visitor);
    Channel channel = Channel.UNPAID.get(dice.choose(Parameters.UNPAID_VISITS));
    Origin origin =
        dice.happens(.17)
            ? Origin.paidSocial(Origin.CAMPAIGNS[Origin.PROSPECTING], dice)
            : Origin.of(channel, dice);
    int device = dice.choose(Parameters.DEVICES);
    Land land = Land.any(dice);
    Product product = Product.any(dice);
    boolean orders =
        dice.happens(device == Device.IOS_SAFARI ? LEAKING_RATE : Parameters.CHECKOUT_RATE);
    String name = Long.toString(visitor, 36);
    Scene scene = new Scene("live-" + name, origin, Device.KINDS.get(device), land);
    Sender sender = new Sender("live-" + name, null);
    long time = slot * EVERY_MILLIS;
    if (step == 0) {
      out.page(sender, scene, time, length == 1 ? "/" : product.path(), true);
    } else if (length == BUYING && step == 3) {
      event(out, sender, scene, time, "Checkout Started", product);
    } else if (length == BUYING && step == 4 && orders) {
      order(out, sender, scene, time, slot, product);
    } else if (length == BUYING && step == 4) {
      out.track(sender, scene, time, "Payment Failed", null)
          .writeStringProperty(
              "reason", device == Device.IOS_SAFARI ? "3ds_return_blocked" : "card_declined");
      out.end();
    } else if (step == 1) {
      event(out, sender, scene, time, "Product Viewed", product);
    } else if (step == 2 && length == 4) {
      event(out, sender, scene, time, "Product Added", product);
    } else {
      String[] pages = {"/", "/delivery", "/blog/light-at-the-desk", "/faq"};
      out.page(sender, scene, time, pages[Math.floorMod(slot, pages.length)], false);
    }
  }

  private static void event(
      MessageWriter out, Sender sender, Scene scene, long time, String event, Product product) {
    JsonGenerator json = out.track(sender, scene, time, event, null);
    json.writeStringProperty("product_id", product.id());
    json.writeStringProperty("category", product.group());
    out.end();
  }

  private void order(
      MessageWriter out, Sender sender, Scene scene, long time, long slot, Product product) {
    Dice dice = Dice.ofMoment(parameters.seed() + 2, slot);
    VisitScript script = new VisitScript(out, sender, scene, dice, time, time + 1);
    double value = dice.skewed(Parameters.ORDER_MEDIAN, Parameters.ORDER_SPREAD);
    long cents = Math.round(100 * Math.min(Parameters.ORDER_HIGHEST, value));
    script.order(VisitScript.Order.of("K-live-" + slot, cents, dice), product);
  }
}
