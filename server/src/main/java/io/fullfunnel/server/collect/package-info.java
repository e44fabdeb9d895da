@ApplicationModule(allowedDependencies = {"platform", "accounts", "catalog"})
@NullMarked
package io.fullfunnel.server.collect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
