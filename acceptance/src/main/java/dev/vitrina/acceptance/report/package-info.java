/** What people and machines get to read of a judged run. */
@NullMarked
package dev.vitrina.acceptance.report;

import org.jspecify.annotations.NullMarked;
