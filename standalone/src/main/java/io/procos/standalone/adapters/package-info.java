/** The adapters that ship: what they take and give, and one of them run alone. */
@NullMarked
package io.procos.standalone.adapters;

import org.jspecify.annotations.NullMarked;
