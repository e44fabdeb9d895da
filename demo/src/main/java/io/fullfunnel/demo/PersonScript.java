package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes all messages of one person after another: visits, mails, what sales said. */
final class PersonScript {
  private static final long HOUR = 3_600_000L;

  private final VisitPlan plan;
  private final Visits visits;
  private final People people;
  private final Parameters parameters;
  private final MessageWriter out;

  private int person;
  private String name = "";
  private Land land = Land.DE;
  private boolean subscriber;
  private boolean second;
  private boolean named;
  private boolean secondNamed;
  private boolean aliasOpen;
  private int visitNumber;

  PersonScript(VisitPlan plan, MessageWriter out) {
    this.plan = plan;
    this.visits = plan.visits;
    this.people = plan.people;
    this.parameters = people.parameters;
    this.out = out;
  }

  /** Begins with somebody who has done nothing so far. */
  void begin(int who) {
    person = who;
    name = people.name(who);
    out.about(name);
    land = people.land(who);
    subscriber = people.isSubscriber(who);
    second = people.hasSecondDevice(who);
    named = false;
    secondNamed = false;
    visitNumber = 0;
    Dice dice = Dice.of(parameters, who, 7);
    aliasOpen = subscriber && dice.happens(Parameters.ALIASED);
    if (subscriber) {
      int mails = dice.geometric(Parameters.UNCLICKED_MAILS);
      for (int i = 0; i < mails; i++) {
        long time = plan.year.millis(dice.between(0, Parameters.DAYS));
        mail(Math.min(time, parameters.endMillis() - HOUR), "letter-" + (1 + i % 12), dice);
      }
    }
  }

  private void mail(long time, String mailing, Dice dice) {
    mailed("Email Delivered", mailing, time);
    if (dice.happens(.3)) {
      mailed("Email Opened", mailing, time + dice.below(30 * 60_000));
    }
  }

  /** The mail tool writes under its own id until the alias joins both. */
  private void mailed(String event, String mailing, long time) {
    boolean first = aliasOpen;
    aliasOpen = false;
    String user = first ? "m-" + name : user();
    JsonGenerator json = out.track(new Sender(null, user), null, time, event, null);
    json.writeStringProperty("mailing", mailing);
    out.end();
    if (first) {
      out.alias(new Sender(null, user()), user, time);
    }
  }

  void visit(int visit) {
    visitNumber++;
    Dice dice = Dice.of(parameters, visit, 8);
    long time = visits.time[visit];
    if (person == People.ANNA) {
      Stories.anna(visits.detail[visit], time, out, this, dice);
      return;
    }
    if (isMarek()) {
      marek(visit, dice);
      return;
    }
    boolean pinned = plan.year.day(time) >= Year.BEFORE_FROM && visits.kind(visit) != Kind.LOOK;
    boolean onSecond = second && (named || subscriber) && !pinned && dice.happens(.35);
    int device = people.device(person);
    Origin origin = origin(visit, dice);
    if (subscriber && origin.channel().equals(Channel.EMAIL.label)) {
      String mailing = String.valueOf(origin.campaign());
      mailed("Email Delivered", mailing, time - 60_000 - (long) (dice.share() * 20 * HOUR));
      mailed("Email Link Clicked", mailing, time - 2_000);
    }
    boolean known = onSecond ? secondNamed : named;
    String anonymous = (onSecond ? "b-" : "a-") + name;
    Scene scene =
        new Scene(
            name + "-" + visitNumber,
            origin,
            Device.KINDS.get(onSecond ? Device.beside(device) : device),
            land);
    Sender sender = new Sender(anonymous, known ? user() : null);
    VisitScript script = new VisitScript(out, sender, scene, dice, time, parameters.endMillis());
    if (!known && (subscriber || onSecond)) {
      script.becomes(new Sender(anonymous, user()), land, name);
      known = true;
    }
    Sender asNamed = new Sender(anonymous, user());
    switch (visits.kind(visit)) {
      case LOOK -> known |= look(visit, script, asNamed);
      case ORDER -> known = order(visit, script, asNamed, known);
      case UNFINISHED -> unfinished(visit, script, dice);
      case TRADE -> trade(plan.leads.get(visits.detail[visit]), script, asNamed);
      case TOLD -> throw new IllegalStateException("a story tells itself");
    }
    if (onSecond) {
      secondNamed = known;
    } else {
      named = known;
    }
  }

  private Origin origin(int visit, Dice dice) {
    if (visits.is(visit, Visits.POST)) {
      return Post.at(visits.detail[visit]).origin();
    }
    String code = visits.kind(visit) == Kind.ORDER ? codeIn(visit) : null;
    if (code != null && plan.referrals.isTold(person)) {
      return Origin.friend(code);
    }
    Channel channel = Channel.at(visits.channel[visit]);
    if (channel == Channel.PAID_SOCIAL && visits.kind(visit) != Kind.TRADE) {
      int campaign = Origin.campaign(plan.year, visits, visit);
      return Origin.paidSocial(Origin.CAMPAIGNS[campaign], dice);
    }
    return Origin.of(channel, dice);
  }

  /** Tells whether the visit ended with a name. */
  private boolean look(int visit, VisitScript script, Sender asNamed) {
    boolean hole = visits.is(visit, Visits.HOLE);
    boolean signsUp = visits.is(visit, Visits.SIGNS_UP);
    if (visits.is(visit, Visits.SINGLE)) {
      if (hole) {
        script.page("/win-a-lamp");
      } else {
        script.anyPage();
      }
      return false;
    }
    if (visits.is(visit, Visits.POST)) {
      script.page(Post.at(visits.detail[visit]).path);
    }
    if (hole && signsUp) {
      script.signUp("/win-a-lamp", asNamed, land, name);
    }
    if (!hole || !signsUp || visits.is(visit, Visits.CONSIDERS)) {
      script.look(person < people.considering, visits.is(visit, Visits.CONSIDERS));
    }
    if (signsUp && !hole) {
      script.signUp("/newsletter", asNamed, land, name);
    }
    if (signsUp) {
      mailed("Email Delivered", "welcome", Math.min(script.time() + 60_000, last()));
    }
    return signsUp;
  }

  private long last() {
    return parameters.endMillis() - 1;
  }

  private boolean order(int visit, VisitScript script, Sender asNamed, boolean known) {
    script.checkout(visits.is(visit, Visits.CART));
    boolean says = !known && !people.isGuest(person);
    if (says) {
      script.becomes(asNamed, land, name);
    }
    Dice dice = Dice.of(parameters, visit, 9);
    String id = "K-" + name + "-" + visitNumber;
    String code = codeIn(visit);
    script.order(VisitScript.Order.of(id, visits.detail[visit], dice).with(code), null);
    if (visits.is(visit, Visits.FIRST_ORDER)) {
      recommends(script);
    }
    return known || says;
  }

  /** The friend's code that is used in a visit, or null. */
  private @Nullable String codeIn(int visit) {
    return visits.is(visit, Visits.FIRST_ORDER) ? plan.referrals.codeOf(person) : null;
  }

  private void recommends(VisitScript script) {
    Referrals referrals = plan.referrals;
    if (referrals.score(person) >= 0) {
      script.answersSurvey(referrals.score(person));
    }
    for (int i = 0; i < referrals.invitations(person); i++) {
      script.invites(referrals.code(person));
    }
  }

  private void unfinished(int visit, VisitScript script, Dice dice) {
    script.checkout(visits.is(visit, Visits.CART));
    boolean leaking =
        plan.year.stretchOf(visits.time[visit]) == Year.Stretch.LEAK
            && people.device(person) == Device.IOS_SAFARI;
    if (visits.is(visit, Visits.BLOCKED)) {
      script.fails("3ds_return_blocked");
    } else if (!leaking && dice.happens(Parameters.DECLINED)) {
      script.fails("card_declined");
    } else if (dice.happens(.3)) {
      script.anyPage();
    }
  }

  private void marek(int visit, Dice dice) {
    boolean last = visits.kind(visit) == Kind.TRADE;
    long time = visits.time[visit];
    Stories.marek(last ? 3 : visits.detail[visit], time, out, this, dice);
    if (last) {
      answer(plan.leads.get(visits.detail[visit]), time);
    }
  }

  private void trade(Lead lead, VisitScript script, Sender asNamed) {
    script.applies(lead, asNamed, land, name);
    answer(lead, script.time());
  }

  /** What sales says to a lead. */
  private void answer(Lead lead, long asked) {
    String event =
        switch (lead.answer()) {
          case ACCEPTED -> "Lead Accepted";
          case REJECTED -> "Lead Rejected";
          case OPEN -> "";
        };
    if (event.isEmpty()) {
      return;
    }
    long time = Math.max(lead.handled().millis(), asked + 60_000);
    Sender sales = new Sender(null, user());
    JsonGenerator json = out.track(sales, null, Math.min(time, last()), event, null);
    json.writeStringProperty("lead_source", lead.source().label);
    json.writeStringProperty("form", lead.form());
    String reason = lead.handled().reason();
    if (reason != null) {
      json.writeStringProperty("reason", reason);
    }
    out.end();
  }

  String name() {
    return name;
  }

  String user() {
    return "u-" + name;
  }

  boolean isMarek() {
    return person == people.marek();
  }

  long end() {
    return parameters.endMillis();
  }

  String nextSession() {
    return name + "-" + visitNumber;
  }

  /**
   * A letter at the midnight after the last day: with it the year is over, so that "yesterday" of a
   * question is its last day.
   */
  void closes() {
    mailed("Email Delivered", "letter-12", end());
  }

  /** A mail that was delivered before, clicked now. */
  void clicks(String mailing, long time) {
    mailed("Email Delivered", mailing, Stories.delivered(time));
    mailed("Email Link Clicked", mailing, time - 2_000);
  }
}
