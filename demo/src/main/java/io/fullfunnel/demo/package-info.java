/** The simulated shop Kornblume: its messages, deals, spend and posts. */
@NullMarked
package io.fullfunnel.demo;

import org.jspecify.annotations.NullMarked;
