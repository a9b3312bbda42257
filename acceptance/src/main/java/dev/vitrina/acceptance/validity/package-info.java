/** Whether what was measured says anything of the service. Asked before it is judged. */
@NullMarked
package dev.vitrina.acceptance.validity;

import org.jspecify.annotations.NullMarked;
