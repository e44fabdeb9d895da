package io.fullfunnel.server.platform;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells a request's own thread whether the client is still there: a servlet alone learns it only
 * when it writes, and a question has nothing to write until it is answered.
 */
@Component
public final class ClientWatch
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final String ATTRIBUTE = ClientWatch.class.getName();

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addEngineValves(new Watch());
  }

  /**
   * Whether the client has gone; asked by the request's thread, after its body was read to the end.
   */
  public static boolean isGone(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier gone && gone.getAsBoolean();
  }

  private static final class Watch extends ValveBase {
    Watch() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      BooleanSupplier gone = () -> isClosed(request.getCoyoteRequest());
      request.setAttribute(ATTRIBUTE, gone);
      getNext().invoke(request, response);
    }

    /** Tomcat answers a connection that was closed with exactly one byte to be read. */
    private static boolean isClosed(org.apache.coyote.@Nullable Request request) {
      if (request == null) {
        return true;
      }
      request.action(ActionCode.AVAILABLE, true);
      return request.getAvailable() == 1;
    }
  }
}
