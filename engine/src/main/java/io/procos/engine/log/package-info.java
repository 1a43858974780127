/** The durable log of one partition: segments of checksummed frames, one fsync for many appends. */
@NullMarked
package io.procos.engine.log;

import org.jspecify.annotations.NullMarked;
