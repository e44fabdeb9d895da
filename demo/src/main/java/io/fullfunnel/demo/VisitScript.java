package io.fullfunnel.demo;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What happens in one visit, step by step, written as messages. */
final class VisitScript {
  private static final String[] PAGES = {
    "/",
    "/about",
    "/blog/light-at-the-desk",
    "/blog/plants-that-forgive",
    "/blog/how-we-ship",
    "/faq",
    "/delivery"
  };
  private static final double[] PAGE_SHARES = {.34, .09, .18, .15, .1, .08, .06};
  private static final double LOOKS_AT_PRODUCT = .42;
  private static final double LOOKS_AT_LIST = .3;
  private static final double SEARCHES = .08;
  private static final double LEAVES_CART = .05;

  private final MessageWriter out;
  private final Scene scene;
  private final Dice dice;
  private final long last;
  private Sender sender;
  private long time;
  private boolean landed;

  /**
   * A visit from its first moment.
   *
   * @param end before which all of it happens
   */
  VisitScript(MessageWriter out, Sender sender, Scene scene, Dice dice, long begin, long end) {
    this.out = out;
    this.sender = sender;
    this.scene = scene;
    this.dice = dice;
    this.time = begin;
    this.last = end - 1;
  }

  long time() {
    return time;
  }

  void wait(int fromSeconds, int toSeconds) {
    long next = time + (long) (dice.between(fromSeconds, toSeconds) * 1000);
    time = Math.min(next, Math.max(time, last));
  }

  /** Says who it is from now on. */
  void becomes(Sender named, Land land, String name) {
    sender = named;
    JsonGenerator json = out.identify(sender, scene, time);
    json.writeStringProperty("email", name + "@mail.example");
    json.writeStringProperty("language", land.language);
    out.end();
  }

  void page(String path) {
    if (landed) {
      wait(4, 70);
    }
    out.page(sender, scene, time, path, !landed);
    landed = true;
  }

  void anyPage() {
    page(PAGES[dice.choose(PAGE_SHARES)]);
  }

  JsonGenerator does(String event) {
    return out.track(sender, scene, time, event, null);
  }

  void did(String event) {
    does(event);
    out.end();
  }

  Product product() {
    Product product = Product.any(dice);
    product(product);
    return product;
  }

  void product(Product product) {
    page(product.path());
    product(product, "Product Viewed");
  }

  private void product(Product product, String event) {
    JsonGenerator json = does(event);
    json.writeStringProperty("product_id", product.id());
    json.writeStringProperty("name", product.name());
    json.writeStringProperty("category", product.group());
    out.end();
  }

  /** Looks around; only some ever open a product. */
  void look(boolean considers, boolean must) {
    int more = 1 + dice.geometric(Parameters.FURTHER_PAGES);
    anyPage();
    boolean seen = false;
    Product last = null;
    for (int i = 0; i < more; i++) {
      double next = dice.share();
      if (considers && next < LOOKS_AT_PRODUCT) {
        last = product();
        seen = true;
      } else if (next < LOOKS_AT_PRODUCT + LOOKS_AT_LIST) {
        list();
      } else {
        anyPage();
      }
    }
    if (must && !seen) {
      last = product();
    }
    if (dice.happens(SEARCHES)) {
      wait(5, 30);
      does("Site Searched").writeStringProperty("query", "lamp");
      out.end();
    }
    if (last != null && dice.happens(LEAVES_CART)) {
      cart(last);
    }
  }

  private void list() {
    String group = Product.GROUPS.get(dice.choose(Parameters.GROUP_REVENUE));
    page("/" + group.toLowerCase(java.util.Locale.ROOT));
    does("Product List Viewed").writeStringProperty("category", group);
    out.end();
  }

  void cart(Product product) {
    wait(5, 40);
    product(product, "Product Added");
  }

  /** Signs up for the newsletter, and is known by name from then on. */
  void signUp(String path, Sender named, Land land, String name) {
    page(path);
    does("Form Viewed").writeStringProperty("form", path);
    out.end();
    wait(5, 30);
    does("Form Started").writeStringProperty("form", path);
    out.end();
    wait(8, 40);
    becomes(named, land, name);
    does("Signed Up").writeStringProperty("form", path);
    out.end();
  }

  /** Asks for terms of trade. */
  void applies(Lead lead, Sender named, Land land, String name) {
    page("/trade");
    page(lead.form());
    does("Form Viewed").writeStringProperty("form", lead.form());
    out.end();
    wait(10, 60);
    sender = named;
    JsonGenerator json = out.identify(sender, scene, time);
    json.writeStringProperty("email", name + "@shop.example");
    json.writeStringProperty("language", land.language);
    if (!lead.instant()) {
      json.writeStringProperty("company", "Shop " + name);
    }
    json.writeStringProperty("lead_source", lead.source().label);
    out.end();
    json = does("Form Submitted");
    json.writeStringProperty("form", lead.form());
    json.writeStringProperty("lead_source", lead.source().label);
    out.end();
  }

  /** From the landing page to the checkout, by a cart or without. */
  void checkout(boolean cart) {
    if (dice.happens(.6)) {
      anyPage();
    }
    if (dice.happens(.5)) {
      list();
    }
    Product product = product();
    if (cart) {
      cart(product);
      wait(3, 20);
      did("Cart Viewed");
    }
    startCheckout(product);
  }

  void startCheckout(Product product) {
    wait(10, 60);
    JsonGenerator json = does("Checkout Started");
    json.writeStringProperty("product_id", product.id());
    json.writeStringProperty("category", product.group());
    out.end();
  }

  /** Pays; the order has lines of products whose values add up to its own. */
  void order(Order order, @Nullable Product told) {
    wait(30, 150);
    JsonGenerator json = does("Order Completed");
    json.writeStringProperty("order_id", order.id());
    json.writeNumberProperty("revenue", cents(order.cents()));
    json.writeStringProperty("currency", "EUR");
    if (order.code() != null) {
      json.writeStringProperty("referral_code", order.code());
    }
    json.writeArrayPropertyStart("products");
    long left = order.cents();
    for (int line = order.lines(); line > 0; line--) {
      Product product = told == null ? Product.any(dice) : told;
      long value = line == 1 ? left : Math.round(left * dice.between(.5, 1.5) / line);
      left -= value;
      json.writeStartObject();
      json.writeStringProperty("product_id", product.id());
      json.writeStringProperty("category", product.group());
      json.writeNumberProperty("price", cents(value));
      json.writeNumberProperty("quantity", 1);
      json.writeEndObject();
    }
    json.writeEndArray();
    out.end();
  }

  void fails(String reason) {
    wait(20, 90);
    does("Payment Failed").writeStringProperty("reason", reason);
    out.end();
  }

  /** How likely somebody would recommend the shop, from 0 to 10. */
  void answersSurvey(int score) {
    wait(10, 60);
    JsonGenerator json = does("Survey Answered");
    json.writeStringProperty("survey", "nps");
    json.writeNumberProperty("score", score);
    out.end();
  }

  /** Hands a code on to a friend. */
  void invites(String code) {
    wait(5, 30);
    does("Referral Made").writeStringProperty("referral_code", code);
    out.end();
  }

  /**
   * An order: its number, its value and its lines.
   *
   * @param code of the friend who brought the person, or null
   */
  record Order(String id, long cents, int lines, @Nullable String code) {
    static Order of(String id, long cents, Dice dice) {
      return new Order(id, cents, 1 + dice.choose(Parameters.LINES), null);
    }

    Order with(@Nullable String friends) {
      return new Order(id, cents, lines, friends);
    }
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
