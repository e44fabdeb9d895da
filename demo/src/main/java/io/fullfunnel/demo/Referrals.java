package io.fullfunnel.demo;

import io.fullfunnel.demo.Visits.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who brought whom (planted 9). After a first order a customer says how likely they would recommend
 * the shop, and may invite friends by a code; the code stands on a friend's first order. Julia's
 * friends brought friends of their own; everybody else's brought nobody.
 */
final class Referrals {
  private static final int NOBODY = -1;
  private static final int SILENT = -1;

  /** By person of the chain: who brought them, as a place in the chain. */
  private static final int[] CHAIN = {NOBODY, 0, 0, 0, 1, 2, 4};

  private static final long APART = 3 * Year.DAY;

  private final People people;
  private final long[] firstOrder;
  private final Dice dice;
  private final int[] broughtBy;
  private final int[] invitations;
  private final int[] score;
  private final List<Integer> chain = new ArrayList<>();

  Referrals(People people, Buyers buyers) {
    this.people = people;
    this.firstOrder = buyers.firstOrder;
    this.dice = Dice.of(people.parameters, "referrals");
    this.broughtBy = filled(NOBODY);
    this.invitations = filled(0);
    this.score = filled(SILENT);
    List<Integer> named = new ArrayList<>();
    for (int person = 1; person < buyers.repeatersTo; person++) { // not Anna
      if (!people.isGuest(person)) {
        named.add(person);
      }
    }
    named.sort(Comparator.comparingLong(person -> firstOrder[person]));
    tell(named);
    named.removeAll(chain);
    bring(named);
    invite(named);
    answer(named);
  }

  private int[] filled(int value) {
    int[] all = new int[people.customers];
    Arrays.fill(all, value);
    return all;
  }

  /** Julia and those who came by her, spread over the year. */
  private void tell(List<Integer> named) {
    if (named.size() < CHAIN.length) {
      return;
    }
    for (int i = 0; i < CHAIN.length; i++) {
      int person = named.get(i * named.size() / CHAIN.length);
      chain.add(person);
      if (CHAIN[i] != NOBODY) {
        int by = chain.get(CHAIN[i]);
        broughtBy[person] = by;
        invitations[by]++;
        score[by] = 10;
      }
    }
    people.callJulia(chain.getFirst());
  }

  /** The others who were brought, each by somebody who came by themselves and earlier. */
  private void bring(List<Integer> named) {
    int wanted = people.parameters.scaled(Parameters.REFERRED) - (CHAIN.length - 1);
    if (named.isEmpty() || wanted <= 0) {
      return;
    }
    long begin = firstOrder[named.getFirst()] + APART;
    int[] order = named.stream().filter(p -> firstOrder[p] > begin).mapToInt(p -> p).toArray();
    dice.shuffle(order);
    int[] friends = Arrays.copyOf(order, Math.min(wanted, order.length));
    List<Integer> referrers = new ArrayList<>(named);
    referrers.removeAll(Arrays.stream(friends).boxed().collect(Collectors.toSet()));
    for (int friend : friends) {
      int earlier = 0;
      while (earlier < referrers.size()
          && firstOrder[referrers.get(earlier)] < firstOrder[friend] - APART) {
        earlier++;
      }
      int by = referrers.get(dice.below(earlier));
      broughtBy[friend] = by;
      invitations[by]++;
    }
  }

  /** Invitations that nobody followed. */
  private void invite(List<Integer> named) {
    int left = people.parameters.scaled(Parameters.INVITATIONS) - Arrays.stream(invitations).sum();
    int[] inviting = named.stream().mapToInt(i -> i).toArray();
    dice.shuffle(inviting);
    int many = (int) Math.ceil(Parameters.INVITING * inviting.length);
    for (int i = 0; i < left && many > 0; i++) {
      invitations[inviting[dice.below(many)]]++;
    }
  }

  /** Who invites is happy; of the others some answer, happy or not. */
  private void answer(List<Integer> named) {
    for (int person : named) {
      if (invitations[person] > 0) {
        score[person] = 9 + dice.below(2);
      } else if (dice.happens(Parameters.ANSWERING)) {
        score[person] = dice.choose(Parameters.SCORES);
      }
    }
  }

  /** Marks the visits in which somebody says or invites something, or uses a code. */
  void addTo(Visits visits) {
    boolean[] seen = new boolean[people.customers];
    for (int visit = 0; visit < visits.size; visit++) {
      int person = visits.person[visit];
      if (visits.kind(visit) == Kind.ORDER && !seen[person]) {
        seen[person] = true;
        visits.mark(visit, Visits.FIRST_ORDER);
        int place = chain.indexOf(person);
        if (place > 0) {
          visits.set(visit, Channel.REFERRAL);
          visits.detail[visit] = Parameters.CHAIN_CENTS[place - 1];
        }
      }
    }
  }

  /** Whether the value of this person's first order is told. */
  boolean isTold(int person) {
    return chain.indexOf(person) > 0;
  }

  /** The code on somebody's first order; null if nobody brought them. */
  @Nullable String codeOf(int person) {
    int by = broughtBy[person];
    return by == NOBODY ? null : code(by);
  }

  /** The code that somebody hands on. */
  String code(int person) {
    return "friend-of-" + people.name(person);
  }

  int invitations(int person) {
    return invitations[person];
  }

  /** From 0 to 10, or less than 0 if they did not answer. */
  int score(int person) {
    return score[person];
  }
}
