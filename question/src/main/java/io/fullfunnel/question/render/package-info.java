/** Answers as people and programs read them: JSON, CSV, and a picture for the terminal. */
@NullMarked
package io.fullfunnel.question.render;

import org.jspecify.annotations.NullMarked;
