package io.fullfunnel.collect.dialect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event of GA4 is called here. Those that have no equal keep their name.
 *
 * @param type of the call
 * @param event the empty text for calls that are named by their type
 * @param product whether it is about one product, whose members then stand in the event itself
 */
record Ga4Name(String type, String event, boolean product) {
  private static final Map<String, Ga4Name> NAMES =
      Map.ofEntries(
          Map.entry("page_view", new Ga4Name("page", "", false)),
          Map.entry("screen_view", new Ga4Name("screen", "", false)),
          name("purchase", "Order Completed"),
          name("refund", "Order Refunded"),
          name("begin_checkout", "Checkout Started"),
          name("add_payment_info", "Payment Info Entered"),
          name("view_cart", "Cart Viewed"),
          name("view_item_list", "Product List Viewed"),
          name("view_promotion", "Promotion Viewed"),
          name("select_promotion", "Promotion Clicked"),
          product("view_item", "Product Viewed"),
          product("select_item", "Product Clicked"),
          product("add_to_cart", "Product Added"),
          product("remove_from_cart", "Product Removed"),
          product("add_to_wishlist", "Product Added to Wishlist"),
          name("sign_up", "Signed Up"),
          name("form_start", "Form Started"),
          name("form_submit", "Form Submitted"),
          name("search", "Site Searched"),
          name("view_search_results", "Site Searched"),
          name("click", "Link Clicked"),
          name("file_download", "File Downloaded"),
          name("video_start", "Video Playback Started"),
          name("video_complete", "Video Playback Completed"));

  private static Map.Entry<String, Ga4Name> name(String theirs, String ours) {
    return Map.entry(theirs, new Ga4Name("track", ours, false));
  }

  private static Map.Entry<String, Ga4Name> product(String theirs, String ours) {
    return Map.entry(theirs, new Ga4Name("track", ours, true));
  }

  static Ga4Name of(@Nullable String theirs) {
    if (theirs == null) {
      return new Ga4Name("track", "", false);
    }
    Ga4Name known = NAMES.get(theirs);
    return known == null ? new Ga4Name("track", theirs, false) : known;
  }

  boolean isTrack() {
    return type.equals("track");
  }

  /** Whether money is paid or given back. */
  boolean isOrder() {
    return event.equals("Order Completed") || event.equals("Order Refunded");
  }
}
