/** Load tests: the traffic, what sends it, and what became of each request. */
@NullMarked
package dev.vitrina.loadtest;

import org.jspecify.annotations.NullMarked;
