/** Keeps watch: engine, workers, incidents and the tasks that wait for people. */
@NullMarked
package io.procos.kernel.supervise;

import org.jspecify.annotations.NullMarked;
