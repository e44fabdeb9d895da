package io.fullfunnel.question;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A question that has been read and checked, with all defaults filled in. */
public sealed interface Question
    permits FunnelQuestion, FiguresQuestion, PagesQuestion, RetentionQuestion, AudienceSplit {
  /** The kind: {@code funnel}. */
  String ask();

  /** The rule set of its channels. */
  default String channels() {
    return Fields.CHANNELS.getFirst();
  }

  /** Whether events of bots count: {@code exclude} or {@code include}. */
  String bots();

  /** Whether events of the team count: {@code exclude} or {@code include}. */
  String internal();

  /** As JSON; read and answered again, it gives the same bits. */
  ObjectNode json();

  /** What the question names and the data does not have. */
  List<Note> unknown();
}
