/** Whether a task may run: the process's own declaration and the decision table that everybody edits. */
@NullMarked
package io.procos.tde.policy;

import org.jspecify.annotations.NullMarked;
