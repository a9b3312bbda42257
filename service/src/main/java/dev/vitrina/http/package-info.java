/** What both listeners share: errors, request ids, and answers that know of conditions and compression. */
@NullMarked
package dev.vitrina.http;

import org.jspecify.annotations.NullMarked;
