/** How log lines look: one line each, as logfmt or JSON, with fields, and which of them are wanted. */
@NullMarked
package dev.vitrina.logs;

import org.jspecify.annotations.NullMarked;
