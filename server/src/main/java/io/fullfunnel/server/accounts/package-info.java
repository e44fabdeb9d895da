@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package io.fullfunnel.server.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
