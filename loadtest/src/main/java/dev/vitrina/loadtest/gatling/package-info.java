/** What is Gatling's: the simulations, and what is read from the log that one leaves. */
@NullMarked
package dev.vitrina.loadtest.gatling;

import org.jspecify.annotations.NullMarked;
