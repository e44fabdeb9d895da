package io.fullfunnel.store.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fullfunnel.store.privacy.PrivacyRules;
import io.fullfunnel.store.privacy.Purpose;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages tell of consent, in the words of those who send them. */
class ConsentReadingTest {
  private static final PrivacyRules RULES = PrivacyRules.DEFAULT;

  private static String told(String message) {
    byte[] bytes = ("x" + message).getBytes(UTF_8);
    Told told = new ConsentReading(RULES).of(bytes, 1, bytes.length - 1);
    StringBuilder text = new StringBuilder();
    List<Purpose> purposes = RULES.purposes();
    for (int i = 0; i < purposes.size(); i++) {
      if (told.has(i)) {
        text.append(purposes.get(i).name(), 0, 2).append(' ').append(told.of(i).word()).append(' ');
      }
    }
    return text.toString().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        // Segment's wrapper
        "{'context':{'consent':{'categoryPreferences':{'Advertising':true,'Analytics':false,'C9':true}}}};"
            + " an denied ad granted",
        // Google's consent mode, as the Measurement Protocol has it
        "{'context':{'consent':{'ad_user_data':'GRANTED','ad_personalization':'DENIED'}}}; ad"
            + " denied",
        "{'context':{'consent':{'analytics_storage':'granted'}}}; an granted",
        // a form
        "{'type':'identify','traits':{'consent':{'marketing':true,'ads':'no'}}}; ma granted ad"
            + " denied",
        "{'type':'identify','traits':{'consent':true}}; ~~",
        "{'type':'identify','traits':{'consent':'withdrawn'}}; an denied ma denied pe denied ad"
            + " denied",
        // a file's row
        "{'event':'Consent"
            + " Changed','properties':{'marketing':'1','personalization':'0','price':7}}; ma"
            + " granted pe denied",
        "{'event':'Consent Withdrawn','properties':{'newsletter':true}}; ma denied",
        "{'event':'consent denied'}; an denied ma denied pe denied ad denied",
        "{'event':'Consent Granted'}; ~~",
        "{'event':'Order Completed','properties':{'consent':true,'marketing':true}}; ~~",
        // what nobody can understand is unknown, not what it was
        "{'context':{'consent':'CPXxRfAPXxRfAAfKABENB'}}; an unknown ma unknown pe unknown ad"
            + " unknown",
        "{'context':{'consent':{'marketing':'perhaps'}}}; ma unknown",
        "{'context':{'consent':{'marketing':null}}}; ma unknown",
        "{'context':{'consent':{'marketing':{'a':1}}}}; ma unknown",
        "{'context':{'consent':{'categoryPreferences':7}}}; an unknown ma unknown pe unknown ad"
            + " unknown",
        "{'context':{'consent':{'marketing':true,'email':false}}}; ma denied",
        "{'context':{'consent':; ~~",
        "{'context':{'page':1}}; ~~",
      })
  void tells(String message, String expected) {
    assertThat(told(message.replace('\'', '"'))).isEqualTo(expected);
  }
}
