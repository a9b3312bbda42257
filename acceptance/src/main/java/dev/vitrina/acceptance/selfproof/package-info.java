/** The proof, in each run, that the gate can fail. */
@NullMarked
package dev.vitrina.acceptance.selfproof;

import org.jspecify.annotations.NullMarked;
