package io.fullfunnel.collect;

import io.fullfunnel.collect.dialect.PixelMessage;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The picture of one pixel that pages without script and mails ask for.
 *
 * @param address the parameters of the address, which tell the event
 * @param headers the value of a header by its name in lower case
 */
record Pixel(Map<String, String> address, Function<String, @Nullable String> headers)
    implements Dialect {
  static final String PATH = "/px.gif";
  static final String KEY = "key";

  /** Transparent; 43 bytes, which is as short as every browser takes it. */
  private static final byte[] GIF =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

  @Override
  public byte[] messages(byte[] body) {
    return PixelMessage.of(address, headers.apply("user-agent"), headers.apply("referer"));
  }

  @Override
  public String whichKey() {
    return "Which key? Give a write key as key in the address.";
  }

  /** An address is seen by all who see the page or the mail, and stands in logs. */
  @Override
  public @Nullable Unfit unfit(Sender sender) {
    return sender.server()
        ? new Unfit(
            "unfit_key",
            "A server key must not stand in an address that others see. Make a write key for"
                + " pixels, and revoke this one.")
        : null;
  }

  /** Always the picture, so that no page and no mail shows a broken one; the status tells. */
  @Override
  public Snippet.Reply reply(Answer answer) {
    Map<String, String> headers = Dialect.headers();
    headers.put("Content-Type", "image/gif");
    headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    if (answer.retryAfter() > 0) {
      Dialect.retry(answer, headers);
    }
    return new Snippet.Reply(answer.status(), headers, GIF.clone());
  }
}
