/** The history: what it keeps, forgets and tells. */
@NullMarked
package io.procos.standalone.projection;

import org.jspecify.annotations.NullMarked;
