/** Answers a query from the first level that can. */
@NullMarked
package dev.vitrina.lookup;

import org.jspecify.annotations.NullMarked;
