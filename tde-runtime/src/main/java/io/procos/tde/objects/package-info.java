/** Values too large for the engine: kept outside, referred to by their content. */
@NullMarked
package io.procos.tde.objects;

import org.jspecify.annotations.NullMarked;
