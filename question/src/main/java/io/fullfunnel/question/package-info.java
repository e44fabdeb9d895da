/** The contract's questions: read from JSON, checked, answered, written as JSON. */
@NullMarked
package io.fullfunnel.question;

import org.jspecify.annotations.NullMarked;
