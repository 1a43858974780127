/** Reads every setting of the kernel before anything starts and names all that are wrong at once. */
@NullMarked
package io.procos.kernel.settings;

import org.jspecify.annotations.NullMarked;
