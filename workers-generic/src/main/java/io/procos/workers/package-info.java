/** The generic workers as an application and as an importable configuration; a family of adapters a package below. */
@NullMarked
package io.procos.workers;

import org.jspecify.annotations.NullMarked;
