/** The product API: its routes, what its parameters mean, and the headers by which an answer explains itself. */
@NullMarked
package dev.vitrina.api;

import org.jspecify.annotations.NullMarked;
