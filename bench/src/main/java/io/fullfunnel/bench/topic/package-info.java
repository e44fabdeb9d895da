@NullMarked
package io.fullfunnel.bench.topic;

import org.jspecify.annotations.NullMarked;
