/** Keeps rendered answers in memory, says how fresh they are, and keeps the last known good catalogue behind them. */
@NullMarked
package dev.vitrina.cache;

import org.jspecify.annotations.NullMarked;
