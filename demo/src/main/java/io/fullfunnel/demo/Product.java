package io.fullfunnel.demo;

import java.util.ArrayList;
import java.util.List;

/** Something that Kornblume sells. */
record Product(String id, String name, String group, String path) {
  /** In the order of {@link Parameters#GROUP_REVENUE}. */
  static final List<String> GROUPS = List.of("Lamps", "Desk", "Kitchen", "Paper", "Plants");

  private static final String[][] NAMES = {
    {"Oslo", "Bergen", "Tromso", "Narvik", "Molde", "Hamar"},
    {"Tray", "Organiser", "Blotter", "Clock", "Stand", "Pen Cup"},
    {"Mug Ada", "Mug Emmy", "Mug Lise", "Teapot", "Bowl", "Carafe"},
    {"Notebook A5", "Notebook A6", "Planner", "Pencils", "Cards", "Folder"},
    {"Fern", "Cactus", "Ivy", "Moss", "Aloe", "Calathea"}
  };

  private static final List<List<Product>> ALL = all();

  private static List<List<Product>> all() {
    List<List<Product>> all = new ArrayList<>();
    for (int group = 0; group < NAMES.length; group++) {
      List<Product> products = new ArrayList<>();
      String label = GROUPS.get(group);
      for (int i = 0; i < NAMES[group].length; i++) {
        String name = NAMES[group][i];
        String path =
            ("/" + label + "/" + name).toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        products.add(new Product(label.substring(0, 2) + "-" + (100 + i), name, label, path));
      }
      all.add(List.copyOf(products));
    }
    return List.copyOf(all);
  }

  static Product any(Dice dice) {
    List<Product> group = ALL.get(dice.choose(Parameters.GROUP_REVENUE));
    return group.get(dice.below(group.size()));
  }

  /** A lamp that is told of by name. */
  static Product oslo() {
    return ALL.getFirst().getFirst();
  }
}
