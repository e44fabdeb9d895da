/** Taking people out of a workspace for good. */
@NullMarked
package io.fullfunnel.store.erasure;

import org.jspecify.annotations.NullMarked;
