/** Benchmarks of a running service, started by the scripts in {@code bench/}. */
@NullMarked
package dev.vitrina.loadtest.bench;

import org.jspecify.annotations.NullMarked;
