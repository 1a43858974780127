/** Runs Python scripts in the sandbox: variables in, a result and attachments out. */
@NullMarked
package io.procos.workers.python;

import org.jspecify.annotations.NullMarked;
