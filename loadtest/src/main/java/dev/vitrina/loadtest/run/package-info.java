/** One load run as a process of its own, and what it leaves behind. */
@NullMarked
package dev.vitrina.loadtest.run;

import org.jspecify.annotations.NullMarked;
