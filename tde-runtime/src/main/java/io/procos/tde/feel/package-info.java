/** FEEL expressions, evaluated in this process. */
@NullMarked
package io.procos.tde.feel;

import org.jspecify.annotations.NullMarked;
