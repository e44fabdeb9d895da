package io.fullfunnel.question;

import io.fullfunnel.engine.pages.PageColumn;
import io.fullfunnel.engine.pages.PagesReport.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of pages. */
final class PageFigures {
  /** In the contract's order. */
  static final List<PageFigure> ALL =
      List.of(
          new PageFigure.Counted("visits", PageColumn.VISITS),
          new PageFigure.Counted("people", PageColumn.PEOPLE),
          new PageFigure.Counted("views", PageColumn.VIEWS),
          new PageFigure.Counted("entries", PageColumn.ENTRIES),
          new PageFigure.Counted("exits", PageColumn.EXITS),
          new PageFigure.Share("bounceRate", PageColumn.BOUNCES, PageColumn.ENTRIES),
          new PageFigure.Share("exitRate", PageColumn.EXITS, PageColumn.VISITS),
          new PageFigure.Abandonment("abandonment"),
          new PageFigure.MedianSeconds("medianSeconds"),
          new PageFigure.Counted("conversions", PageColumn.CONVERSIONS),
          new PageFigure.Share("conversionRate", PageColumn.CONVERSIONS, PageColumn.PEOPLE),
          new PageFigure.Counted("clicks", PageColumn.CLICKS),
          new PageFigure.Counted("ctaSeen", PageColumn.CTA_SEEN),
          new PageFigure.Counted("ctaClicked", PageColumn.CTA_CLICKED));

  private PageFigures() {}

  /** The count of that name, or null. */
  static @Nullable PageColumn counted(String name) {
    for (PageFigure figure : ALL) {
      if (figure instanceof PageFigure.Counted counted && counted.name().equals(name)) {
        return counted.column();
      }
    }
    return null;
  }

  /** All columns. */
  static ObjectNode json(Numbers numbers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ALL.forEach(figure -> figure.put(json, numbers));
    return json;
  }
}
