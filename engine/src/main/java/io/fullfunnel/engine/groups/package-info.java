@NullMarked
package io.fullfunnel.engine.groups;

import org.jspecify.annotations.NullMarked;
