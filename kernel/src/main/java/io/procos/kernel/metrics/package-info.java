/** The kernel's figures, for {@code /actuator/prometheus}. */
@NullMarked
package io.procos.kernel.metrics;

import org.jspecify.annotations.NullMarked;
