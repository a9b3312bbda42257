/** Measures a service: starts what is needed, sends the load, breaks the shop on purpose, and keeps what was seen. Nothing here judges. */
@NullMarked
package dev.vitrina.acceptance.run;

import org.jspecify.annotations.NullMarked;
