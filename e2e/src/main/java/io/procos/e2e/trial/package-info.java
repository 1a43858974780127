/** How a figure or a fault test is run by name: {@link io.procos.e2e.trial.Trial} and the command line around it. */
@NullMarked
package io.procos.e2e.trial;

import org.jspecify.annotations.NullMarked;
