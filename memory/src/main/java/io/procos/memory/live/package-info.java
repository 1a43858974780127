/** What happens, as it happens: events in the order in which they were remembered. */
@NullMarked
package io.procos.memory.live;

import org.jspecify.annotations.NullMarked;
