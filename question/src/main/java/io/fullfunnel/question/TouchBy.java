package io.fullfunnel.question;

import io.fullfunnel.engine.attribution.Touches;
import io.fullfunnel.engine.filter.EventFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What touches are called by, and which events they are unless the question says so.
 *
 * @param which the contract's {@code touches}; null if it is left out
 */
record TouchBy(String name, @Nullable Matcher which) {
  static final String CHANNEL = "channel";
  private static final String PAGE = "page";
  private static final String LANDING = "landing";
  private static final String ASSET = "asset";
  private static final String FORM = "form";
  private static final String PATH = "page.path";
  private static final List<String> SHORT = List.of(PAGE, LANDING, ASSET, FORM);
  private static final Matcher VIEWS = Matcher.named(FigureReader.PAGE_VIEWED);
  private static final Matcher ASSETS =
      Matcher.anyOf("File Downloaded", "Video Playback Started", "Video Content Started");
  private static final Matcher FORMS =
      Matcher.anyOf("Form Submitted", "Signed Up", "Demo Requested");

  static TouchBy read(Place touch, Place touches, Language language, Names names) {
    String name = touch.absent() ? CHANNEL : touch.name("a touch's property such as \"channel\"");
    if (name.startsWith(Condition.PERSON) || name.equals("properties.")) {
      throw touch.expected("a property of events, not of people");
    }
    Matcher which = touches.absent() ? null : language.matcher(touches);
    if (name.equals(LANDING) && which != null) {
      throw touches.wrong(
          "\"touches\" at "
              + touches.shown()
              + " means nothing with touches by \"landing\": these are the first page views of"
              + " visits.");
    }
    if (!SHORT.contains(name)) {
      names.property(name);
    } else if (name.equals(PAGE) || name.equals(LANDING)) {
      names.event(FigureReader.PAGE_VIEWED);
    }
    return new TouchBy(name, which);
  }

  /** For the engine. */
  Touches touches(boolean fold) {
    EventFilter asked = which == null ? usual() : which.filter();
    boolean direct = name.equals(CHANNEL) || asked == null;
    return new Touches(asked, name.equals(LANDING), properties(), direct, fold);
  }

  /** Null for what the contract calls a touch. */
  private @Nullable EventFilter usual() {
    return switch (name) {
      case PAGE, LANDING -> VIEWS.filter();
      case ASSET -> ASSETS.filter();
      case FORM -> FORMS.filter();
      default -> null;
    };
  }

  private List<String> properties() {
    return switch (name) {
      case PAGE, LANDING -> List.of(PATH);
      case ASSET ->
          List.of(
              "properties.asset",
              "properties.file",
              "properties.title",
              "properties.name",
              "properties.url");
      case FORM -> List.of("properties.form", "properties.form_id", "properties.form_name");
      default -> List.of(name);
    };
  }
}
