/** How a worker can be watched: spans of its runs, model calls and tools, and its log. */
@NullMarked
package io.procos.tde.telemetry;

import org.jspecify.annotations.NullMarked;
