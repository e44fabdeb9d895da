package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.ProblemException;
import io.fullfunnel.server.platform.ServerSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets a request through if its caller has the right that the route {@link Needs}. */
@Component
class AccessCheck implements HandlerInterceptor {
  /** Whether this server answers as others do that follow the same topic, and changes nothing. */
  private final boolean onlyTopic;

  AccessCheck(ServerSettings settings) {
    ServerSettings.Topic topic = settings.topic();
    this.onlyTopic = topic != null && topic.only();
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)
        || request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    if (method.hasMethodAnnotation(Open.class) || !isApi(request)) return true;
    Needs needs = method.getMethodAnnotation(Needs.class);
    Caller caller = Callers.find(request).orElseThrow(AccessCheck::unknown);
    String workspace = workspace(request);
    if (workspace != null && !caller.sees(workspace)) throw ProblemException.noWorkspace();
    if (needs == null || !caller.may(needs.value())) throw notAllowed();
    if (onlyTopic && changes(request, needs)) throw elsewhere();
    return true;
  }

  /** The pattern decides: what no route takes is answered by the web app's. */
  private static boolean isApi(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern != null
        && pattern.toString().startsWith("/api/")
        && !pattern.toString().equals("/api/v1/openapi.json");
  }

  private static @Nullable String workspace(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> map && map.get("w") instanceof String name ? name : null;
  }

  private static boolean changes(HttpServletRequest request, Needs needs) {
    boolean get = Set.of("GET", "HEAD").contains(request.getMethod());
    return !get && needs.value() != Right.READ && !needs.reads();
  }

  private static ProblemException elsewhere() {
    return new ProblemException(
        HttpStatus.CONFLICT,
        "only-topic",
        "This server answers as others do that follow the same topic (--only-topic); what one alone"
            + " would know is not changed here.");
  }

  private static ProblemException unknown() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "sign-in",
        "Sign in, or send a key in the header Authorization: Bearer KEY.");
  }

  private static ProblemException notAllowed() {
    return new ProblemException(
        HttpStatus.FORBIDDEN, "role", "Your role or key does not allow this; ask the owner.");
  }
}
