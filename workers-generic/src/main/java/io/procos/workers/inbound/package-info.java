/** How what comes in from outside, by mail or topic, becomes a message for the engine. */
@NullMarked
package io.procos.workers.inbound;

import org.jspecify.annotations.NullMarked;
