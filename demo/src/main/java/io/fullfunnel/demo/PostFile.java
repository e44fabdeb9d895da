package io.fullfunnel.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What Kornblume posted, as csv for {@code --into posts}; planted 4 are two of the posts. */
final class PostFile {
  private static final String HEADER =
      "time,network,post,text,type,paid,impressions,reach,engagements,likes,comments,shares,clicks";
  private static final String[] TYPES = {"Status", "Photo", "Video", "Link"};
  private static final String[] TEXTS = {
    "A quiet desk", "Lamps for long evenings", "Repotting day", "New paper", "Behind the shelf"
  };

  /** FB: 14,792,974 impressions of 6,951,680 reached; 139 of 500 paid. */
  private static final double SEEN_OFTEN = 2.128;

  private static final double PAID = .278;
  private static final double SPREAD = .8;
  private static final double ENGAGED_SPREAD = .25;

  /** Planted 4: reach and engaged. */
  private static final int[] BEST = {12_144, 1_938};

  private static final int[] WORST = {20_935, 385};

  private PostFile() {}

  static void write(Parameters parameters, Path file) throws IOException {
    Dice dice = Dice.of(parameters, "posts");
    double[] weights = new double[Arrays.stream(Parameters.POSTS).sum()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = dice.skewed(1, SPREAD);
    }
    long[] reach = Quota.of(parameters.scaledLong(Parameters.POSTS_REACH), weights);
    try (CsvFile csv = new CsvFile(file, HEADER)) {
      int first = 0;
      for (int type = 0; type < TYPES.length; type++) {
        long[] mine = Arrays.copyOfRange(reach, first, first + Parameters.POSTS[type]);
        posts(csv, parameters, type, first, mine, dice);
        first += mine.length;
      }
    }
  }

  /** The posts of one type; the engaged of all together are the type's share of the reached. */
  private static void posts(
      CsvFile csv, Parameters parameters, int type, int first, long[] reach, Dice dice)
      throws IOException {
    double[] weights = new double[reach.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = reach[i] * dice.skewed(1, ENGAGED_SPREAD);
    }
    long all = Math.round(Arrays.stream(reach).sum() * Parameters.POSTS_ENGAGED[type]);
    long[] engaged = Quota.of(all, weights);
    for (int i = 0; i < reach.length; i++) {
      int post = first + i;
      if (i == 0 && type == 0) {
        planted(csv, parameters, Post.BEST.text, post, type, BEST);
      } else if (i == 0 && type == TYPES.length - 1) {
        planted(csv, parameters, Post.WORST.text, post, type, WORST);
      } else {
        String day = parameters.first().plusDays(dice.below(Parameters.DAYS)).toString();
        String time = day + "T" + (10 + dice.below(10)) + ":00:00Z";
        String text = TEXTS[post % TEXTS.length];
        csv.row(row(time, post, text, type, reach[i], engaged[i], dice.happens(PAID)));
      }
    }
  }

  private static void planted(
      CsvFile csv, Parameters parameters, String text, int post, int type, int[] figures)
      throws IOException {
    String time = PostVisits.day(parameters) + "T08:00:00Z";
    int reach = parameters.scaled(figures[0]);
    csv.row(row(time, post, text, type, reach, parameters.scaled(figures[1]), false));
  }

  private static @Nullable Object[] row(
      String time, int post, String text, int type, long reach, long engaged, boolean paid) {
    return new @Nullable Object[] {
      time,
      "facebook",
      "sim-post-" + (post + 1),
      text,
      TYPES[type],
      paid,
      Math.round(reach * SEEN_OFTEN),
      reach,
      engaged,
      Math.round(engaged * .19),
      Math.round(engaged * .008),
      Math.round(engaged * .03),
      Math.round(engaged * .4)
    };
  }
}
