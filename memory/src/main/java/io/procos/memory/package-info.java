/** The memory: it takes the events of engine and workers, keeps them in Postgres, and answers questions about them. */
@NullMarked
package io.procos.memory;

import org.jspecify.annotations.NullMarked;
