/** What is asked for and when: a function of the traffic's description, the shop's catalogue and a seed. */
@NullMarked
package dev.vitrina.loadtest.traffic;

import org.jspecify.annotations.NullMarked;
