@NullMarked
package io.fullfunnel.server.reports;

import org.jspecify.annotations.NullMarked;
