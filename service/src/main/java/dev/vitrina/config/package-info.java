/** Reads the settings from where they may stand, and refuses to start on one that is unknown or wrong. */
@NullMarked
package dev.vitrina.config;

import org.jspecify.annotations.NullMarked;
