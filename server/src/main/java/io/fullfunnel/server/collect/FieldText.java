package io.fullfunnel.server.collect;

import io.fullfunnel.store.files.Field;
import io.fullfunnel.store.files.FileOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * A field as the mapping of a file offers it.
 *
 * @param text what it means
 * @param required whether a file cannot be imported without it
 */
record FieldText(String name, String text, boolean required) {
  /** What can be said of files of this format. */
  static List<FieldText> of(FileOptions.Format format, Field.Into into) {
    List<FieldText> texts = new ArrayList<>();
    boolean log = format == FileOptions.Format.COMBINED;
    for (Field field : log ? FileOptions.ofLogs() : into.fields()) {
      texts.add(new FieldText(field.label(), text(field), !log && required(into, field)));
    }
    return texts;
  }

  private static boolean required(Field.Into into, Field field) {
    return switch (into) {
      case EVENTS -> field == Field.TIME || field == Field.EVENT;
      case PEOPLE -> field == Field.ID;
      case DEALS -> field == Field.TIME || field == Field.PERSON;
    };
  }

  private static String text(Field field) {
    return switch (field) {
      case USER_ID -> "Who it was, as your own systems call them.";
      case ANONYMOUS_ID -> "Which browser or device it was, where nobody was signed in.";
      case MESSAGE_ID -> "A unique name of the row; a row with a known one is not taken again.";
      case TIME -> "When it happened.";
      case TYPE -> "track, page, screen or identify; track if left out.";
      case EVENT -> "What happened.";
      case NAME -> "The name of a page or screen.";
      case CHANNEL -> "The channel that brought the person, such as Email.";
      case SOURCE -> "Where the person came from, such as google.";
      case MEDIUM -> "How, such as cpc.";
      case CAMPAIGN -> "The campaign that brought the person.";
      case CONTENT -> "The ad or post.";
      case TERM -> "The keyword.";
      case REFERRER -> "The page that linked here.";
      case SESSION -> "The visit, if your data knows it.";
      case DEVICE -> "phone, tablet, computer …";
      case BROWSER -> "The browser.";
      case OS -> "The operating system.";
      case COUNTRY -> "The country.";
      case REVENUE -> "An amount of money.";
      case CURRENCY -> "The currency of amounts.";
      case ID -> "Who it is, as your own systems call them.";
      case EMAIL -> "The e-mail address.";
      case PHONE -> "The telephone number.";
      case DEAL -> "The deal's number.";
      case PERSON -> "Whose deal it is: userId or e-mail.";
      case STAGE -> "The stage that the deal is in.";
      case CREATED -> "When the deal was made.";
      case AMOUNT -> "What the deal is worth.";
      case PROBABILITY -> "How likely it is won.";
      case CLOSE_EXPECTED -> "When it is expected to close.";
      case OWNER -> "The salesperson.";
      case OUTCOME -> "won, lost or open.";
      case REASON -> "Why it was won or lost.";
      case LEAD_SOURCE -> "Where the lead came from, as sales sees it.";
      case PRODUCT -> "What is to be bought.";
      case HOST -> "The site that the log is of, such as www.example.org.";
    };
  }
}
