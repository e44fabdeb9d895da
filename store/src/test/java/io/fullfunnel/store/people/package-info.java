@NullMarked
package io.fullfunnel.store.people;

import org.jspecify.annotations.NullMarked;
