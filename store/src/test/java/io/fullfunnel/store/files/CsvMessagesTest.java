package io.fullfunnel.store.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvMessagesTest {
  @TempDir Path folder;

  @Test
  void fieldsGivenNamesAndProperties() throws IOException {
    String file =
        """
        when,userId,event,source,n,flag,zip,empty,revenue,q
        2019-10-01 00:00:00 UTC,u1,buy,news,-1.5,true,007,,33.2,"say ""hi"", ok"
        2019-10-01 00:00:01 UTC,,see,,1e5,TRUE,0,,,
        """;
    assertThat(ReadText.of(folder, file, ReadText.events("time=when")))
        .containsExactly(
            "1 {\"type\":\"track\",\"userId\":\"u1\",\"event\":\"buy\",\"time\":1569888000000,"
                + "\"given\":{\"source\":\"news\"},\"properties\":{\"revenue\":33.2,\"n\":-1.5,"
                + "\"flag\":true,\"zip\":\"007\",\"q\":\"say \\\"hi\\\", ok\"}}",
            "2 {\"type\":\"track\",\"event\":\"see\",\"time\":1569888001000,"
                + "\"properties\":{\"n\":\"1e5\",\"flag\":\"TRUE\",\"zip\":0}}");
  }

  @Test
  void cellTyping() {
    for (String number : List.of("0", "5", "-5", "0.1", "12.75", "-0.001", "2103807459595387724")) {
      assertThat(isNumber(number)).as(number).isTrue();
    }
    for (String text :
        List.of(
            "",
            "-",
            "-0",
            "007",
            "17850.0",
            "1e5",
            "+1",
            ".5",
            "5.",
            "1,5",
            "33.20",
            "1.",
            "NaN",
            "99999999999999999999",
            "0.12345678901234567890",
            "12a",
            "1.5.2")) {
      assertThat(isNumber(text)).as(text).isFalse();
    }
  }

  private static boolean isNumber(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return MessageBytes.isNumber(bytes, 0, bytes.length);
  }

  @Test
  void encodingsSeparatorsAndLineEnds() throws IOException {
    String[] lines = {"time;event;title", "2018-02-01;é𝄞;a", "2018-02-02;x;b"};
    List<String> expected =
        List.of(
            "1 {\"type\":\"track\",\"event\":\"é𝄞\",\"time\":1517443200000,\"properties\":{\"title\":\"a\"}}",
            "2 {\"type\":\"track\",\"event\":\"x\",\"time\":1517529600000,\"properties\":{\"title\":\"b\"}}");
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = String.join(end, lines);
      for (String separator : List.of(";", ",", "\t", "|")) {
        byte[] bytes = text.replace(";", separator).getBytes(UTF_8);
        assertThat(ReadText.of(folder, bytes, ReadText.events())).isEqualTo(expected);
        assertThat(ReadText.of(folder, gzip(bytes), ReadText.events())).isEqualTo(expected);
      }
      String marked = "\uFEFF" + text + end;
      assertThat(ReadText.of(folder, marked, ReadText.events())).isEqualTo(expected);
      assertThat(ReadText.of(folder, marked.getBytes(UTF_16LE), ReadText.events()))
          .isEqualTo(expected);
      assertThat(ReadText.of(folder, marked.getBytes(UTF_16BE), ReadText.events()))
          .isEqualTo(expected);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void brokenRowsAreRefusedByLineAndTheOthersGoIn() throws IOException {
    String file =
        """
        time,event,p
        2018-02-01,ok,"two
        lines"
        2018-02-01,few
        2018-02-01,many,a,b

        soon,ok,a
        ,ok,a
        2018-02-01,,a
        time,event,p
        2018-02-01,"a"b,c
        2018-02-01,%s,x
        2018-02-01,ok,"never closed
        2018-02-01,after,z
        2018-02-01,ok\
        """
            .formatted("e".repeat(201));
    assertThat(ReadText.of(folder, file, ReadText.events()))
        .containsExactly(
            "1 {\"type\":\"track\",\"event\":\"ok\",\"time\":1517443200000,\"properties\":{\"p\":\"two\\nlines\"}}",
            "line 4 too_few_fields null",
            "line 5 too_many_fields null",
            "line 7 unreadable_time time",
            "line 8 missing_time time",
            "line 9 missing_event event",
            "line 10 header_again null",
            "line 11 unbalanced_quotes null",
            "line 12 too_long event",
            "line 13 unbalanced_quotes null",
            "11 {\"type\":\"track\",\"event\":\"after\",\"time\":1517443200000,\"properties\":{\"p\":\"z\"}}",
            "line 15 too_few_fields null");
  }

  @Test
  void limitsHoldOnBothSides() throws IOException {
    String head = "time,event,p\n";
    int free = MessageReader.MAX_MESSAGE - 72;
    String row = "2018-02-01,ok,";
    List<String> read =
        ReadText.of(
            folder,
            head
                + row
                + "x".repeat(free)
                + "\n"
                + row
                + "x".repeat(free + 1)
                + "\n"
                + row
                + "y".repeat(3 << 20)
                + "\n"
                + row
                + "\""
                + "y".repeat(3 << 20)
                + "\n"
                + row
                + "last",
            ReadText.events());
    assertThat(read).hasSize(5);
    assertThat(read.get(0).length()).isEqualTo(MessageReader.MAX_MESSAGE + 2);
    assertThat(read.subList(1, 4))
        .containsExactly(
            "line 3 too_large null", "line 4 row_too_long null", "line 5 unbalanced_quotes null");
    assertThat(read.get(4)).startsWith("5 {").endsWith("{\"p\":\"last\"}}");
  }

  @Test
  void pagesIdentifyAndUnknownTypes() throws IOException {
    String file =
        """
        time,type,event,name,userId,plan
        1517443200,page,,Home,u,
        1517443200,identify,,,u,pro
        1517443200,dance,,,u,pro
        """;
    assertThat(ReadText.of(folder, file, ReadText.events()))
        .containsExactly(
            "1 {\"type\":\"page\",\"userId\":\"u\",\"name\":\"Home\",\"time\":1517443200000,\"properties\":{\"name\":\"Home\"}}",
            "2 {\"type\":\"identify\",\"userId\":\"u\",\"time\":1517443200000,\"traits\":{\"plan\":\"pro\"}}",
            "line 4 unknown_type type");
  }

  @Test
  void peopleAreIdentified() throws IOException {
    String file = "id,email,phone,plan\n7,a@b.example,0048123,pro\n,x@y.example,,\n";
    assertThat(ReadText.of(folder, file, FileOptions.of("people", "auto", List.of(), List.of())))
        .containsExactly(
            "1 {\"type\":\"identify\",\"userId\":\"7\",\"email\":\"a@b.example\",\"traits\":{\"email\":\"a@b.example\",\"phone\":\"0048123\",\"plan\":\"pro\"}}",
            "line 3 missing_id id");
  }

  @Test
  void aWonDealIsTwoMessagesOfOneRow() throws IOException {
    String file =
        """
        deal,who,day,stage,amount,outcome,sr
        d1,ann@x.example,2018-02-01,closed,100,WON,s1
        d2,u2,2018-02-01,talks,,,s1
        d3,u3,2018-02-01,talks,,maybe,s1
        """;
    FileOptions options =
        FileOptions.of("deals", "auto", List.of("person=who", "time=day"), List.of("currency=EUR"));
    String first =
        "1 {\"type\":\"track\",\"email\":\"ann@x.example\",\"time\":1517443200000,\"properties\":"
            + "{\"deal\":\"d1\",\"stage\":\"closed\",\"amount\":100,\"currency\":\"EUR\",\"outcome\":\"won\",\"sr\":\"s1\"},";
    assertThat(ReadText.of(folder, file, options))
        .containsExactly(
            first + "\"event\":\"Deal Stage Changed\"}",
            first + "\"event\":\"Deal Won\"}",
            "2 {\"type\":\"track\",\"userId\":\"u2\",\"time\":1517443200000,\"properties\":{\"deal\":\"d2\",\"stage\":\"talks\",\"currency\":\"EUR\",\"sr\":\"s1\"},\"event\":\"Deal"
                + " Stage Changed\"}",
            "line 4 unknown_outcome outcome");
  }
}
