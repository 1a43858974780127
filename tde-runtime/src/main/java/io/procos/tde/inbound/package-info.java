/** What comes in from outside and starts or wakes a process. */
@NullMarked
package io.procos.tde.inbound;

import org.jspecify.annotations.NullMarked;
