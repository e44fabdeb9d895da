package io.fullfunnel.server.collect;

import io.fullfunnel.demo.Parameters;
import io.fullfunnel.server.accounts.Caller;
import io.fullfunnel.server.accounts.Needs;
import io.fullfunnel.server.accounts.Right;
import io.fullfunnel.server.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The simulated shop, made on request. */
@RestController
class DemoApi {
  private final Jobs jobs;
  private final DemoShop shop;

  DemoApi(Jobs jobs, DemoShop shop) {
    this.jobs = jobs;
    this.shop = shop;
  }

  /** How large a shop. */
  record Wanted(@Nullable Integer people) {}

  @PostMapping("/api/v1/demo")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.WORKSPACES)
  Job.View make(@RequestBody Wanted wanted, Caller caller) {
    if (!caller.sees(DemoShop.WORKSPACE)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN, "role", "A key belongs to one workspace and makes no others.");
    }
    Parameters parameters =
        shop.parameters(wanted.people() == null ? Parameters.PEOPLE : wanted.people());
    return jobs.start("demo", DemoShop.WORKSPACE, job -> shop.fill(job, parameters)).view();
  }
}
