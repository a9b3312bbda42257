package dev.vitrina.acceptance.selfproof;

import dev.vitrina.acceptance.evidence.Reading;

/**
 * A file of evidence that must not be judged.
 *
 * @param name what is wrong with it
 * @param found what reading it comes to
 * @param why what it must come to
 */
record FileCase(String name, Reading found, Reading.Why why) {}
