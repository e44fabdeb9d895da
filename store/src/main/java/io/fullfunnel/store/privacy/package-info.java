/** What a workspace keeps of people, and for how long. */
@NullMarked
package io.fullfunnel.store.privacy;

import org.jspecify.annotations.NullMarked;
