/** Failed events, repaired by a rule and replayed. */
@NullMarked
package io.fullfunnel.collect.repair;

import org.jspecify.annotations.NullMarked;
