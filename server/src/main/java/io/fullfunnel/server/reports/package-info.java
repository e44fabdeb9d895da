@ApplicationModule(allowedDependencies = {"platform", "accounts", "catalog", "people"})
@NullMarked
package io.fullfunnel.server.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
