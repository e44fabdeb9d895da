package io.fullfunnel.question.render;

import tools.jackson.databind.JsonNode;

/** The parts of a funnel's picture that only some questions ask for: sums, and the trend. */
final class MorePictures {
  /** Buckets drawn; csv and json have all. */
  private static final int MOST_BUCKETS = 60;

  private static final int NUMBER = 11;
  private static final int AMOUNT = 18;

  private final JsonNode question;
  private final JsonNode answer;
  private final int width;
  private final Ink ink;

  MorePictures(JsonNode whole, int width, Ink ink) {
    this.question = whole.path("question");
    this.answer = whole.path("answer");
    this.width = width;
    this.ink = ink;
  }

  /** Sum and mean per step; empty without a value. */
  String value() {
    if (!answer.path("steps").path(0).has("value")) {
      return "";
    }
    boolean compares = answer.has("before");
    int label =
        Math.max(8, Math.min(28, width - 2 - 2 * AMOUNT - NUMBER - (compares ? AMOUNT : 0)));
    var out = new StringBuilder("\n");
    out.append(ink.strong(TextWidth.cut("Sum of " + FunnelPicture.text(question, "value"), width)));
    String head =
        "  "
            + TextWidth.left("Step", label)
            + TextWidth.right("Sum", AMOUNT)
            + (compares ? TextWidth.right("Before", AMOUNT) : "")
            + TextWidth.right("Mean", AMOUNT)
            + TextWidth.right("Given by", NUMBER);
    out.append('\n').append(ink.quiet(head)).append('\n');
    for (JsonNode step : answer.path("steps")) {
      out.append("  ").append(TextWidth.left(FunnelPicture.label(step), label));
      out.append(amount(step.at("/value/sum")));
      out.append(compares ? amount(step.at("/before/value/sum")) : "");
      out.append(amount(step.at("/value/mean")));
      out.append(TextWidth.right(Figures.count(step.at("/value/given").asLong()), NUMBER));
      out.append('\n');
    }
    return out.toString();
  }

  private static String amount(JsonNode number) {
    return TextWidth.right(Figures.amount(number), AMOUNT);
  }

  /** One line a bucket; empty without a trend. */
  String trend() {
    JsonNode trend = answer.path("trend");
    if (trend.isMissingNode()) {
      return "";
    }
    boolean compares = answer.has("before");
    int first = Math.max(0, trend.size() - MOST_BUCKETS);
    long most = 1;
    for (JsonNode bucket : trend) {
      most = Math.max(most, bucket.path("entered").asLong());
    }
    int start = trend.path(0).path("start").asString("").length() > 10 ? 17 : 10;
    int bar = Math.max(6, width - 2 - start - (compares ? 3 : 2) * NUMBER - 11);
    var out = new StringBuilder("\n");
    String title = "By " + FunnelPicture.text(question, "trend") + " of entry";
    out.append(ink.strong(title)).append('\n');
    String head =
        "  "
            + TextWidth.left("Start", start)
            + TextWidth.right("Entered", NUMBER)
            + (compares ? TextWidth.right("Before", NUMBER) : "")
            + TextWidth.right("Completed", NUMBER)
            + TextWidth.right("Rate", 9);
    out.append(ink.quiet(head)).append('\n');
    if (first > 0) {
      out.append("  … ").append(Figures.count(first)).append(" earlier, in csv and json\n");
    }
    for (int b = first; b < trend.size(); b++) {
      out.append(bucket(trend.get(b), start, bar, most, compares)).append('\n');
    }
    return out.toString();
  }

  private String bucket(JsonNode bucket, int start, int bar, long most, boolean compares) {
    long entered = bucket.path("entered").asLong();
    String at = bucket.path("start").asString("");
    String shown = at.length() > 10 ? at.substring(0, 10) + " " + at.substring(11, 16) : at;
    JsonNode before = bucket.at("/before/entered");
    String line =
        "  "
            + TextWidth.left(shown, start)
            + TextWidth.right(Figures.count(entered), NUMBER)
            + (compares ? TextWidth.right(count(before), NUMBER) : "")
            + TextWidth.right(Figures.count(bucket.path("completed").asLong()), NUMBER)
            + TextWidth.right(
                entered < Figures.FEWEST ? Figures.NONE : Figures.percent(bucket.path("rate")), 9);
    String share = Figures.bar((double) entered / most, bar);
    return share.isEmpty() ? line : line + "  " + ink.bar(share);
  }

  private static String count(JsonNode number) {
    return number.isNumber() ? Figures.count(number.asLong()) : Figures.NONE;
  }
}
