/** What is asked for and what is answered, down to the bytes; does no I/O. */
@NullMarked
package dev.vitrina.product;

import org.jspecify.annotations.NullMarked;
