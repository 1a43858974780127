/** Snapshots of a partition's state: taken, checked, chosen at start, and thrown away. */
@NullMarked
package io.procos.engine.snapshot;

import org.jspecify.annotations.NullMarked;
