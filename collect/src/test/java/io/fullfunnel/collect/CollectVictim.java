package io.fullfunnel.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fullfunnel.collect.http.HttpFront;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A collector and clients who print what was acknowledged; made to be killed. */
final class CollectVictim {
  static final int CLIENTS = 4;

  private CollectVictim() {}

  /** Arguments: the data directory, the first number of each client. */
  public static void main(String[] args) throws IOException {
    TestShop shop = new TestShop(Path.of(args[0]));
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpFront front = HttpFront.start(any, shop.collector(), null, proxy -> false);
    URI batch = URI.create("http://127.0.0.1:" + front.port() + "/v1/batch");
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      Thread.ofPlatform().start(() -> send(http, batch, shop.writeKey(), client, args[client + 1]));
    }
  }

  private static void send(HttpClient http, URI to, String key, int client, String first) {
    try {
      for (int number = Integer.parseInt(first); ; number++) {
        HttpRequest request =
            HttpRequest.newBuilder(to)
                .header("X-Write-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body(client, number), UTF_8))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        if (status == 200) {
          System.out.println(client + " " + number);
        }
      }
    } catch (IOException e) {
      System.err.println(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String id(int client, int number, int index) {
    return client + "-" + number + "-" + index;
  }

  /** So many events stand in a batch. */
  static int size(int number) {
    return 1 + number % 7;
  }

  private static String body(int client, int number) {
    StringBuilder body = new StringBuilder("{\"batch\":[");
    for (int i = 0; i < size(number); i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"type\":\"track\",\"event\":\"A\",\"userId\":\"u")
          .append(client)
          .append("\",\"messageId\":\"")
          .append(id(client, number, i))
          .append("\"}");
    }
    return body.append("]}").toString();
  }
}
