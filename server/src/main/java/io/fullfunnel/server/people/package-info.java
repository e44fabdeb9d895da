@ApplicationModule(allowedDependencies = {"platform", "accounts", "catalog"})
@NullMarked
package io.fullfunnel.server.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
