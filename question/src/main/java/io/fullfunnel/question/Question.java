package io.fullfunnel.question;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A question that has been read and checked, with all defaults filled in. */
public sealed interface Question
    permits FunnelQuestion,
        FiguresQuestion,
        PagesQuestion,
        RetentionQuestion,
        NetworkQuestion,
        AttributionQuestion,
        PathsQuestion,
        StagesQuestion,
        AudienceSplit {
  /** The kind: {@code funnel}. */
  String ask();

  /** The fields that every question takes. */
  Common common();

  /** As JSON; read and answered again, it gives the same bits. */
  ObjectNode json();

  /** What the question names and the data does not have. */
  List<Note> unknown();
}
