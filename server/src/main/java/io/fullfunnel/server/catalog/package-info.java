@ApplicationModule(allowedDependencies = {"platform", "accounts"})
@NullMarked
package io.fullfunnel.server.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
