@NullMarked
package io.fullfunnel.testkit.groups;

import org.jspecify.annotations.NullMarked;
