package io.fullfunnel.server.platform;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server is well, for whoever watches over it. */
@RestController
class HealthApi {
  /** How the server is. */
  record Health(String status, List<String> causes) {}

  @GetMapping("/healthz")
  Health health() {
    return new Health("up", List.of());
  }
}
