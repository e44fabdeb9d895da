package io.fullfunnel.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real files, whose rows others have counted. */
final class RealFilesTest {
  @Test
  void rees46() throws IOException {
    List<String> read =
        ReadText.of(
            ReadText.shared("rees46.csv"),
            ReadText.events("userId=user_id", "time=event_time", "event=event_type"));
    assertThat(read).hasSize(17_435);
    assertThat(read.getLast()).isEqualTo("line 17436 too_few_fields null");
    assertThat(count(read, "\"event\":\"view\"")).isEqualTo(17_055);
    assertThat(count(read, "\"event\":\"cart\"")).isEqualTo(165);
    assertThat(count(read, "\"event\":\"purchase\"")).isEqualTo(214);
    assertThat(read.getFirst())
        .isEqualTo(
            "1 {\"type\":\"track\",\"userId\":\"541312140\",\"event\":\"view\",\"time\":1569888000000,"
                + "\"properties\":{\"product_id\":44600062,\"category_id\":2103807459595387724,"
                + "\"brand\":\"shiseido\",\"price\":35.79,"
                + "\"user_session\":\"72d76fde-8bb3-4e00-8c23-a032dfed738c\"}}");
  }

  @Test
  void onlineRetail() throws IOException {
    Path file = ReadText.shared("online_retail.csv.gz");
    FileOptions options =
        FileOptions.of(
            "events",
            "auto",
            List.of("userId=CustomerID", "time=InvoiceDate"),
            List.of("event=Order Line"));
    List<RefusedRow> refused = new ArrayList<>();
    MessageFile examined = MessageFile.examine(file, options, (done, size) -> {});
    try (MessageReader reader = examined.read(refused::add, ReadText.KEY)) {
      while (reader.next()) {
        assertThat(reader.length()).isPositive();
      }
      assertThat(refused).isEmpty();
      assertThat(reader.row()).isEqualTo(541_909);
      assertThat(reader.messages()).isEqualTo(541_909);
      assertThat(reader.withoutPerson()).isEqualTo(135_080);
      assertThat(reader.bytesRead()).isEqualTo(examined.bytes()).isEqualTo(48_039_726);
      assertThat(reader.hash()).isEqualTo(examined.hash());
    }
  }

  @Test
  void olist() throws IOException {
    List<String> leads =
        ReadText.of(
            ReadText.shared("olist_mql.csv"),
            FileOptions.of(
                "events",
                "auto",
                List.of("userId=mql_id", "time=first_contact_date", "source=origin"),
                List.of("event=Lead")));
    assertThat(leads).hasSize(8_000);
    assertThat(count(leads, "\"source\":\"organic_search\"")).isEqualTo(2_296);
    List<String> deals =
        ReadText.of(
            ReadText.shared("olist_deals.csv"),
            FileOptions.of(
                "deals",
                "auto",
                List.of("person=mql_id", "time=won_date", "deal=seller_id"),
                List.of("outcome=won")));
    assertThat(deals).hasSize(2 * 842);
    assertThat(count(deals, "\"event\":\"Deal Won\"")).isEqualTo(842);
  }

  @Test
  void adsBecomeNoEventsWithoutATime() {
    Path file = ReadText.shared("kag_ads.csv");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                OptionException.class, () -> ReadText.of(file, ReadText.events())))
        .hasMessage(
            "No column of kag_ads.csv is the field time: say which with --map time=COLUMN. Columns:"
                + " ad_id, xyz_campaign_id, fb_campaign_id, age, gender, interest, Impressions,"
                + " Clicks, Spent, Total_Conversion, Approved_Conversion.");
  }

  private static long count(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }
}
