/** Which rates to measure, and which of them the service carries. */
@NullMarked
package dev.vitrina.acceptance.capacity;

import org.jspecify.annotations.NullMarked;
