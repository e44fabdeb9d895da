package io.fullfunnel.question;

import io.fullfunnel.store.links.Spelling;
import io.fullfunnel.store.links.Tag;
import io.fullfunnel.store.links.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a taxonomy finds wrong with what a link says, and how it is mended. */
record LinkLint(Taxonomy taxonomy) {

  /** Why a value is wrong; programs tell kinds by their code. */
  enum Kind {
    /** Nothing is said, and it must be. */
    MISSING,
    /** The taxonomy writes it in another letter case. */
    CASE,
    /** The taxonomy has it in another spelling. */
    SPELLING,
    /** It is not allowed, and near one that is. */
    NEAR,
    /** It is not allowed. */
    UNKNOWN,
    /** It has spaces. */
    SPACE,
    /** The name of the campaign does not fit the pattern. */
    PATTERN,
    /** The same value came in another spelling more often. */
    DUPLICATE,
    /** No rule for channels knows it. */
    CHANNEL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is wrong with one value.
   *
   * @param value as it is said; empty where it is missing
   * @param text a sentence for people
   * @param mended what it should be; null if that cannot be known
   */
  record Problem(Kind kind, Tag tag, String value, String text, @Nullable String mended) {
    ObjectNode json(ObjectNode into) {
      return into.put("code", kind.code())
          .put("tag", tag.label())
          .put("value", value)
          .put("text", text)
          .put("mended", mended);
    }
  }

  static void write(List<Problem> problems, ArrayNode into) {
    problems.forEach(problem -> problem.json(into.addObject()));
  }

  /** What is wrong with all that a link says. */
  List<Problem> tags(Map<Tag, String> tags) {
    List<Problem> problems = new ArrayList<>();
    for (Tag tag : Tag.values()) {
      String value = tags.getOrDefault(tag, "");
      Problem problem =
          !value.isBlank()
              ? value(tag, value)
              : taxonomy.required().contains(tag) ? missing(tag) : null;
      if (problem != null) {
        problems.add(problem);
      }
    }
    return problems;
  }

  static Problem missing(Tag tag) {
    return new Problem(
        Kind.MISSING, tag, "", "It says no " + tag.label() + ", and each link must.", null);
  }

  /** What is wrong with one value; null if nothing is. */
  @Nullable Problem value(Tag tag, String value) {
    List<String> allowed = taxonomy.allowed(tag);
    if (allowed.contains(value)) {
      return null;
    }
    for (String known : allowed) {
      if (Spelling.key(known).equals(Spelling.key(value))) {
        Kind kind = known.equalsIgnoreCase(value) ? Kind.CASE : Kind.SPELLING;
        return new Problem(
            kind,
            tag,
            value,
            named(tag, value) + " is spelled " + Words.quote(known) + " here.",
            known);
      }
    }
    return allowed.isEmpty() ? spelled(tag, value) : foreign(tag, value, allowed);
  }

  private static Problem foreign(Tag tag, String value, List<String> allowed) {
    String near = Nearest.to(value, allowed);
    String not = named(tag, value) + " is none of the " + tag.label() + "s that are allowed";
    return near == null
        ? new Problem(Kind.UNKNOWN, tag, value, not + ".", null)
        : new Problem(Kind.NEAR, tag, value, not + "; " + Words.quote(near) + " is near.", near);
  }

  private @Nullable Problem spelled(Tag tag, String value) {
    String tidy = Spelling.tidy(value, taxonomy.lowerCase());
    boolean campaign = tag == Tag.CAMPAIGN;
    String mended = campaign && !taxonomy.fits(tidy) ? null : tidy;
    if (!Spelling.tidy(value, false).equals(value)) {
      return new Problem(Kind.SPACE, tag, value, named(tag, value) + " has spaces.", mended);
    }
    if (!tidy.equals(value)) {
      return new Problem(
          Kind.CASE, tag, value, named(tag, value) + " has capital letters.", mended);
    }
    if (campaign && !taxonomy.fits(value)) {
      String text = named(tag, value) + " does not fit the pattern " + taxonomy.campaign() + ".";
      return new Problem(Kind.PATTERN, tag, value, text, null);
    }
    return null;
  }

  static String named(Tag tag, String value) {
    String label = tag.label();
    return Character.toUpperCase(label.charAt(0)) + label.substring(1) + " " + Words.quote(value);
  }
}
