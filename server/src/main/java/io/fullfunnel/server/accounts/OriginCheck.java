package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses changes that a browser sends for a page of another site. */
class OriginCheck extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OUR_PAGES = Set.of("same-origin", "none");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SAFE.contains(request.getMethod()) || isOurs(request)) {
      chain.doFilter(request, response);
      return;
    }
    Problem.write(
        response, HttpStatus.FORBIDDEN, "csrf", "A page of another site may not change anything.");
  }

  private static boolean isOurs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !OUR_PAGES.contains(site)) return false;
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null) return true; // no browser, or an old one: its token decides
    String host = request.getHeader(HttpHeaders.HOST);
    return origin.equals("http://" + host) || origin.equals("https://" + host);
  }
}
