@NullMarked
package io.fullfunnel.server.people;

import org.jspecify.annotations.NullMarked;
