/** What a run of the gate measured, as it is kept and judged. Nothing here judges. */
@NullMarked
package dev.vitrina.acceptance.evidence;

import org.jspecify.annotations.NullMarked;
