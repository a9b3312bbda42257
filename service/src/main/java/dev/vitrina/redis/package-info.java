/** The level that all nodes of a shop share: Redis, its connections, its failures, and how entries are written there. */
@NullMarked
package dev.vitrina.redis;

import org.jspecify.annotations.NullMarked;
