@NullMarked
package io.fullfunnel.testkit.pages;

import org.jspecify.annotations.NullMarked;
