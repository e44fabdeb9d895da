@NullMarked
package io.fullfunnel.store.pages;

import org.jspecify.annotations.NullMarked;
