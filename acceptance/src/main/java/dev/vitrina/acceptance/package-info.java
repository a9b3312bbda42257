/** The release gate: conditions, evidence, verdict and reports. */
@NullMarked
package dev.vitrina.acceptance;

import org.jspecify.annotations.NullMarked;
