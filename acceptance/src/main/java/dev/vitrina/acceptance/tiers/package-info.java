/** The tiers that a build can reach, and what is measured against them. */
@NullMarked
package dev.vitrina.acceptance.tiers;

import org.jspecify.annotations.NullMarked;
