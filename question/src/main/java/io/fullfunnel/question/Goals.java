package io.fullfunnel.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.engine.filter.EventFilter;
import io.fullfunnel.store.workspace.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The goals of a workspace: those of the contract, each with its default that the workspace may
 * change, and the workspace's own.
 */
final class Goals {
  static final String SALE = "sale";
  static final String REFUND = "refund";
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,59}");

  private static final List<Goal> USUAL =
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
              SALE,
              Matcher.anyOf("Order Completed", "Deal Won"),
              "purchase",
              "order",
              "sale",
              "won",
              "bought",
              "paid",
              "checkout"),
          new Goal(REFUND, Matcher.named("Order Refunded"), "refund", "return"),
          new Goal("trial", Matcher.named("Trial Started"), "trial"),
          new Goal("activated", null, "activat", "onboard"),
          new Goal("renewal", Matcher.named("Subscription Renewed"), "renew"),
          new Goal("churn", Matcher.named("Subscription Cancelled"), "churn", "cancel"),
          new Goal("review", Matcher.named("Review Written"), "review", "rating"),
          new Goal("referral", Matcher.named("Referral Made"), "refer", "invit"));

  private final Data data;
  private final Map<String, String> set;

  private Goals(Data data) {
    this.data = data;
    this.set = data.defined(Definitions.Kind.GOAL);
  }

  static Goals of(Data data) {
    return new Goals(data);
  }

  /**
   * A goal.
   *
   * @param usual what it means unless the workspace says otherwise; null if it is not set then
   * @param like parts of event names that look like it
   */
  record Goal(String name, @Nullable Matcher usual, List<String> like) {
    Goal(String name, @Nullable Matcher usual, String... like) {
      this(name, usual, List.of(like));
    }
  }

  /** The contract's, in its order, then the workspace's own. */
  List<String> names() {
    List<String> names = new ArrayList<>(USUAL.stream().map(Goal::name).toList());
    set.keySet().stream().filter(name -> !names.contains(name)).sorted().forEach(names::add);
    return names;
  }

  Goal get(String name) {
    return USUAL.stream()
        .filter(goal -> goal.name().equals(name))
        .findFirst()
        .orElseGet(() -> new Goal(name, null, name));
  }

  static boolean isUsual(String name) {
    return USUAL.stream().anyMatch(goal -> goal.name().equals(name));
  }

  /** Whether the workspace says what the goal means. */
  boolean isChanged(String name) {
    return set.containsKey(name);
  }

  /**
   * What a goal means now; null if it is not set.
   *
   * @param place where the question names it
   */
  @Nullable Matcher meaning(Goal goal, Place place) {
    String json = set.get(goal.name());
    if (json == null) {
      return goal.usual();
    }
    try {
      return read(Questions.parse(json.getBytes(UTF_8)), data);
    } catch (QuestionException wrong) {
      throw place.wrong(
          "Goal " + goal.name() + " cannot be read as it was set: " + wrong.getMessage());
    }
  }

  /** Every goal that is set. */
  EventFilter any(Place place) {
    List<EventFilter> all = new ArrayList<>();
    for (String name : names()) {
      Matcher meaning = meaning(get(name), place);
      if (meaning != null) {
        all.add(meaning.filter());
      }
    }
    return new EventFilter.AnyOf(all);
  }

  /** Reads what a goal is to mean; what does not occur in the data is no error. */
  static Matcher read(JsonNode matcher, Data data) {
    return language(new Names(data), data).matcher(new Place(matcher, ""));
  }

  /** What the matcher names and the data does not have. */
  static List<Note> unknown(JsonNode matcher, Data data) {
    Names names = new Names(data);
    language(names, data).matcher(new Place(matcher, ""));
    return names.unknown();
  }

  private static Language language(Names names, Data data) {
    Place nothing = new Place(JsonNodeFactory.instance.objectNode(), "");
    return Language.ofGoals(names, Calendar.of(nothing, data));
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
