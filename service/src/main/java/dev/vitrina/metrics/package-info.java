/** What the service measures: the name, unit, help and labels of each meter, and the text that Prometheus scrapes. */
@NullMarked
package dev.vitrina.metrics;

import org.jspecify.annotations.NullMarked;
