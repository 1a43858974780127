/** How events come to the memory over Kafka: batch by batch, each counted as read when the database has it. */
@NullMarked
package io.procos.memory.bus;

import org.jspecify.annotations.NullMarked;
