@NullMarked
package io.fullfunnel.store.consent;

import org.jspecify.annotations.NullMarked;
