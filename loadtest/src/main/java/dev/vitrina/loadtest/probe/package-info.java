/** Asks at a constant rate and measures in nanoseconds, for what is too fast or too much for Gatling. */
@NullMarked
package dev.vitrina.loadtest.probe;

import org.jspecify.annotations.NullMarked;
