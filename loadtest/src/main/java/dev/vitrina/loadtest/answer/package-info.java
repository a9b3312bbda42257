/** Whether an answer is what the contract promises: a function of the answer and of what was asked for. */
@NullMarked
package dev.vitrina.loadtest.answer;

import org.jspecify.annotations.NullMarked;
