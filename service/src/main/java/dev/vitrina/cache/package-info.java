/** Keeps rendered answers in memory, and says how fresh they are. */
@NullMarked
package dev.vitrina.cache;

import org.jspecify.annotations.NullMarked;
