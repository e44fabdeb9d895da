@NullMarked
package io.fullfunnel.store.files;

import org.jspecify.annotations.NullMarked;
