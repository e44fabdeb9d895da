package io.fullfunnel.bench;

import java.util.List;

/** The sixty event names of the simulated site; an event's number is its place in the list. */
final class EventNames {
  static final int AD_CLICK = 0;
  static final int SESSION_START = 1;
  static final int PAGE_VIEW = 2;
  static final int SIGNUP = 3;
  static final int ACTIVATED = 4;
  static final int ADD_TO_CART = 5;
  static final int CHECKOUT = 6;
  static final int PURCHASE = 7;
  static final int EMAIL_OPEN = 8;
  static final int EMAIL_CLICK = 9;

  /** From here on: what people do besides, from frequent to rare. */
  static final int FIRST_OTHER = 10;

  static final List<String> ALL =
      List.of(
          "ad_click",
          "session_start",
          "page_view",
          "signup",
          "activated",
          "add_to_cart",
          "checkout",
          "purchase",
          "email_open",
          "email_click",
          "scroll",
          "product_view",
          "search",
          "click",
          "list_view",
          "image_zoom",
          "video_play",
          "filter_used",
          "review_read",
          "video_end",
          "login",
          "wishlist_add",
          "share",
          "form_view",
          "form_start",
          "form_submit",
          "chat_open",
          "chat_message",
          "coupon_view",
          "coupon_apply",
          "remove_from_cart",
          "payment_info",
          "shipping_info",
          "size_guide",
          "store_locator",
          "compare",
          "notification_open",
          "app_install",
          "app_open",
          "download",
          "webinar_view",
          "webinar_join",
          "pricing_view",
          "demo_request",
          "trial_start",
          "invite_sent",
          "invite_accepted",
          "profile_update",
          "password_reset",
          "newsletter_signup",
          "unsubscribe",
          "survey_view",
          "survey_answer",
          "review_write",
          "refund_request",
          "return_start",
          "subscription_renew",
          "subscription_cancel",
          "ticket_open",
          "logout");

  private EventNames() {}
}
