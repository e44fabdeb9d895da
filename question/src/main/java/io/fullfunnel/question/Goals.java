package io.fullfunnel.question;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Goals: named matchers, each with the default of the contract. */
final class Goals {
  private static final List<Goal> ALL =
      List.of(
          new Goal(
              "lead",
              Matcher.anyOf("Form Submitted", "Signed Up", "Demo Requested"),
              "lead",
              "sign",
              "regist",
              "form",
              "demo",
              "contact"),
          new Goal("mql", stage("mql"), "mql", "qualif"),
          new Goal("accepted", Matcher.named("Lead Accepted"), "accept"),
          new Goal("rejected", Matcher.named("Lead Rejected"), "reject"),
          new Goal("sql", stage("sql"), "sql", "qualif", "opportun"),
          new Goal(
              "sale",
              Matcher.anyOf("Order Completed", "Deal Won"),
              "purchase",
              "order",
              "sale",
              "won",
              "bought",
              "paid",
              "checkout"),
          new Goal("refund", Matcher.named("Order Refunded"), "refund", "return"),
          new Goal("trial", Matcher.named("Trial Started"), "trial"),
          new Goal("activated", null, "activat", "onboard"),
          new Goal("renewal", Matcher.named("Subscription Renewed"), "renew"),
          new Goal("churn", Matcher.named("Subscription Cancelled"), "churn", "cancel"),
          new Goal("review", Matcher.named("Review Written"), "review", "rating"),
          new Goal("referral", Matcher.named("Referral Made"), "refer", "invit"));

  private Goals() {}

  /**
   * A goal.
   *
   * @param meaning its events, or null if it is not set
   * @param like parts of event names that look like it
   */
  record Goal(String name, @Nullable Matcher meaning, List<String> like) {
    Goal(String name, @Nullable Matcher meaning, String... like) {
      this(name, meaning, List.of(like));
    }
  }

  static List<String> names() {
    return ALL.stream().map(Goal::name).toList();
  }

  static Goal get(String name) {
    return ALL.get(names().indexOf(name));
  }

  /** The Deal stage of that name, or Lead Accepted. */
  private static Matcher stage(String name) {
    var nodes = JsonNodeFactory.instance;
    Condition named = Language.test("stage", Op.EQUAL, nodes.stringNode(name), true);
    List<Matcher> parts = new ArrayList<>();
    parts.add(new Matcher.Event("Deal Stage Changed", List.of(named), 0));
    parts.add(Matcher.named("Lead Accepted"));
    return new Matcher.AnyOf(parts);
  }
}
