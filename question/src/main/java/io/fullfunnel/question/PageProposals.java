package io.fullfunnel.question;

import io.fullfunnel.engine.values.Labels;
import io.fullfunnel.question.PageGroupSettings.Proposal;
import io.fullfunnel.store.pages.PageGroups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Page groups that may be meant: folders with several pages that belong to no group yet. */
final class PageProposals {
  private static final int MOST = 10;

  private final PageGroups groups;
  private final Map<String, long[]> folders = new TreeMap<>();
  private long ungrouped;

  PageProposals(PageGroups groups) {
    this.groups = groups;
  }

  /** Adds a path and how often it was viewed. */
  void add(String path, long views) {
    if (views == 0 || path.equals(Labels.OTHER_SHOWN) || groups.of(path) != null) {
      return;
    }
    ungrouped += views;
    int end = path.indexOf('/', 1);
    if (path.startsWith("/") && end > 0 && end < path.length() - 1) {
      long[] folder = folders.computeIfAbsent(path.substring(0, end + 1), key -> new long[2]);
      folder[0]++;
      folder[1] += views;
    }
  }

  long ungrouped() {
    return ungrouped;
  }

  List<Proposal> list() {
    List<Proposal> all = new ArrayList<>();
    folders.forEach((folder, counts) -> {
      if (counts[0] > 1) {
        all.add(new Proposal(name(folder), List.of(folder + "*"), counts[0], counts[1]));
      }
    });
    all.sort(Comparator.comparingLong(Proposal::views).reversed());
    return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }

  /** {@code /how-to/} is "How to". */
  private static String name(String folder) {
    String word = folder.substring(1, folder.length() - 1).replace('-', ' ').replace('_', ' ');
    return word.isBlank()
        ? folder
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
