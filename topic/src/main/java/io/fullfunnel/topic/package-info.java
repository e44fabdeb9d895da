@NullMarked
package io.fullfunnel.topic;

import org.jspecify.annotations.NullMarked;
