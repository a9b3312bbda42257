/** The command line of the gate. */
@NullMarked
package dev.vitrina.acceptance;

import org.jspecify.annotations.NullMarked;
