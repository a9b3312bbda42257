@NullMarked
package dev.vitrina;

import org.jspecify.annotations.NullMarked;
