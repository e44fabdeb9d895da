@NullMarked
package io.fullfunnel.server.catalog;

import org.jspecify.annotations.NullMarked;
