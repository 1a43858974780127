/** Takes events in: each one once, into the trail, the content and the tables that questions are asked of. */
@NullMarked
package io.procos.memory.ingest;

import org.jspecify.annotations.NullMarked;
