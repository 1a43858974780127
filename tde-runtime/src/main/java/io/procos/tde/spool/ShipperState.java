package io.procos.tde.spool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the shipper gets on.
 *
 * @param lag time since the last batch arrived, while events wait; zero when none wait. By a clock that does not jump
 * @param trouble why the events' reader does not take them; null when it does
 */
public record ShipperState(Duration lag, @Nullable String trouble) {}
