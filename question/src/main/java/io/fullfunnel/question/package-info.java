@NullMarked
package io.fullfunnel.question;

import org.jspecify.annotations.NullMarked;
