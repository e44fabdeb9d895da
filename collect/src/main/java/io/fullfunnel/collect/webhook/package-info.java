@NullMarked
package io.fullfunnel.collect.webhook;

import org.jspecify.annotations.NullMarked;
