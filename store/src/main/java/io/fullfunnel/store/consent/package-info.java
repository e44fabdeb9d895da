/** What people agreed to, as their events tell. */
@NullMarked
package io.fullfunnel.store.consent;

import org.jspecify.annotations.NullMarked;
