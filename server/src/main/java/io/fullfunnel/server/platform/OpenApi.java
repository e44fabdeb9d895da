package io.fullfunnel.server.platform;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description of the API: the checked-in openapi.json, which a test keeps equal to what the
 * controllers say.
 */
@RestController
@RequestMapping("/api/v1/openapi.json")
class OpenApi {
  @GetMapping
  ResponseEntity<byte[]> description() throws IOException {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.json")) {
      if (in == null) throw new FileNotFoundException("openapi.json is not in the jar");
      return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(in.readAllBytes());
    }
  }
}
