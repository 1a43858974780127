package io.procos.kernel.start;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the journal of starts: what was meant to start and, once it is known, what did. */
record StartRecord(
        String startKey,
        String target,
        Instant at,
        @Nullable Started started) {}
