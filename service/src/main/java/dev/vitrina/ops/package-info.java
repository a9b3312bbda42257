/** What operators reach on the second listener. */
@NullMarked
package dev.vitrina.ops;

import org.jspecify.annotations.NullMarked;
