/** {@code procos.system.*}: facts of the machine the worker runs on. They only read. */
@NullMarked
package io.procos.workers.system;

import org.jspecify.annotations.NullMarked;
