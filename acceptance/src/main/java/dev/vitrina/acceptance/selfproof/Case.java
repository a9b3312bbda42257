package dev.vitrina.acceptance.selfproof;

import java.util.Set;

import dev.vitrina.acceptance.evidence.Evidence;
import dev.vitrina.acceptance.verdict.ExitCode;

/**
 * Evidence, and what the gate must say of it.
 *
 * @param name what is wrong with it
 * @param evidence what is judged
 * @param changes the judgements that must differ from those of good evidence, as {@code products-p99 slow: BELOW}
 * @param exit how the run must end
 */
record Case(String name, Evidence evidence, Set<String> changes, ExitCode exit) {}
