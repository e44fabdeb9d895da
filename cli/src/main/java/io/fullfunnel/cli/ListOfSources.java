package io.fullfunnel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A list of sources that the person names: a file, or an address. The only place where this command
 * uses the network, and only over https, to a public address, without following anywhere else.
 */
final class ListOfSources {
  private static final int LONGEST = 2_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private ListOfSources() {}

  /** The list as text; null for {@code shipped}, the one that comes with the product. */
  static @Nullable String read(String place) throws IOException {
    if (place.equals("shipped")) {
      return null;
    }
    return place.contains("://") ? fetched(place) : Files.readString(Path.of(place), UTF_8);
  }

  private static String fetched(String address) throws IOException {
    URI uri = URI.create(address);
    String host = uri.getHost();
    if (!"https".equals(uri.getScheme()) || host == null || uri.getUserInfo() != null) {
      throw new WrongCommandException("A list is fetched from an address that begins https://.");
    }
    for (InetAddress target : InetAddress.getAllByName(host)) {
      if (isInside(target)) {
        throw new WrongCommandException(
            host + " is an address inside this network; save the list to a file and name that.");
      }
    }
    try (HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build()) {
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (answer.statusCode() != 200 || bytes.length > LONGEST) {
          throw new IOException(
              address
                  + (bytes.length > LONGEST
                      ? " is longer than 2 MB."
                      : " answered with status " + answer.statusCode() + "."));
        }
        return new String(bytes, UTF_8);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped before the list was fetched.", e);
    }
  }

  private static boolean isInside(InetAddress address) {
    byte first = address.getAddress()[0];
    boolean local = address.getAddress().length == 16 && (first & 0xfe) == 0xfc;
    return local
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }
}
