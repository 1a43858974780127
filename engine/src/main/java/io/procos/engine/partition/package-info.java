/** One Zeebe partition: state, stream processor, snapshots; and the bus by which commands reach the partitions. */
@NullMarked
package io.procos.engine.partition;

import org.jspecify.annotations.NullMarked;
