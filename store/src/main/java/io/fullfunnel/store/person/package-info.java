@NullMarked
package io.fullfunnel.store.person;

import org.jspecify.annotations.NullMarked;
