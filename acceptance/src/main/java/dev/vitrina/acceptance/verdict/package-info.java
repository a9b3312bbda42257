/** What the evidence comes to. */
@NullMarked
package dev.vitrina.acceptance.verdict;

import org.jspecify.annotations.NullMarked;
