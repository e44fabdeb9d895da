package io.fullfunnel.server.accounts;

import io.fullfunnel.server.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The door: who calls, and whether the route is for them. */
@Configuration(proxyBeanMethods = false)
class AccountBeans implements WebMvcConfigurer {
  private final AccessCheck access;

  AccountBeans(AccessCheck access) {
    this.access = access;
  }

  @Bean
  SecurityFilterChain door(HttpSecurity http, CallerFilter callers, SignedCsrf csrf) {
    return http.csrf(all ->
            all.csrfTokenRepository(csrf)
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .ignoringRequestMatchers(AccountBeans::hasKey))
        .exceptionHandling(all ->
            all.accessDeniedHandler((request, response, e) ->
                Problem.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "csrf",
                    "The page is out of date; load it again.")))
        .headers(AbstractHttpConfigurer::disable) // SecurityHeaders writes them, on every answer
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(new OriginCheck(), CsrfFilter.class)
        .addFilterBefore(callers, CsrfFilter.class)
        // rights are checked where the route is known: AccessCheck
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  /** A page cannot send this header for somebody else, so it needs no other proof. */
  private static boolean hasKey(HttpServletRequest request) {
    return CallerFilter.key(request) != null;
  }

  /** It belongs into the chain above only. */
  @Bean
  FilterRegistrationBean<CallerFilter> onlyInTheChain(CallerFilter callers) {
    FilterRegistrationBean<CallerFilter> registration = new FilterRegistrationBean<>(callers);
    registration.setEnabled(false);
    return registration;
  }

  /** Nobody signs in the way Spring Boot would offer. */
  @Bean
  UserDetailsService nobody() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(access).addPathPatterns("/api/**");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerParameter());
  }

  /** Gives a controller's method its {@link Caller}. */
  private static final class CallerParameter implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binder) {
      HttpServletRequest http =
          Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
      return Callers.find(http).orElseThrow();
    }
  }
}
