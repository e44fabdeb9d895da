package io.fullfunnel.server.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that happened before any controller saw the request, as problem+json like all others. */
@Controller
class ErrorPage implements ErrorController {
  @RequestMapping("/error")
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status =
        code instanceof Integer number
            ? Objects.requireNonNullElse(
                HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR)
            : HttpStatus.NOT_FOUND;
    Problem.write(
        response,
        status,
        status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        status.getReasonPhrase() + ".");
  }
}
