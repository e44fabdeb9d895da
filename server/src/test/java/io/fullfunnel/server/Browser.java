package io.fullfunnel.server;

import io.fullfunnel.server.Http.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser of the started server: keeps cookies, sends its page's token with each change. */
public final class Browser {
  private final Http http;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String csrf = "";

  Browser(Http http) {
    this.http = http;
    open();
  }

  /** Loads the first page's data, as every page does. */
  public Answer open() {
    return keep(send("GET", "/api/v1/session", null));
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  /** Sends a change. */
  public Answer send(String method, String path, @Nullable String json) {
    return send(method, path, json, Map.of());
  }

  /** Sends a change with more or other headers. */
  public Answer send(
      String method, String path, @Nullable String json, Map<String, String> headers) {
    BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    HttpRequest.Builder request = http.request(path).method(method, body);
    if (json != null) request.header("Content-Type", "application/json");
    if (!cookies.isEmpty()) request.header("Cookie", cookieHeader());
    if (!method.equals("GET")) request.header("X-CSRF-TOKEN", csrf);
    headers.forEach(request::setHeader);
    Answer answer = http.send(request.build());
    answer.response().headers().allValues("Set-Cookie").forEach(this::take);
    return answer;
  }

  /** Signs in and takes the new page's token. */
  public Answer signIn(String email, String password) {
    return keep(
        send(
            "POST",
            "/api/v1/session",
            "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}"));
  }

  /** Takes the page's token from an answer that has one. */
  public Answer keep(Answer answer) {
    if (answer.status() == 200) csrf = answer.json().path("csrf").asString();
    return answer;
  }

  /** The value of the session's cookie. */
  public String session() {
    return cookies.getOrDefault("__Host-fullfunnel", "");
  }

  /** Another session's cookie, as a thief would set it. */
  public void setSession(String token) {
    cookies.put("__Host-fullfunnel", token);
  }

  private String cookieHeader() {
    return cookies.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("; "));
  }

  private void take(String setCookie) {
    String pair = setCookie.substring(0, setCookie.indexOf(';'));
    int equals = pair.indexOf('=');
    String value = pair.substring(equals + 1);
    if (value.isEmpty()) cookies.remove(pair.substring(0, equals));
    else cookies.put(pair.substring(0, equals), value);
  }
}
