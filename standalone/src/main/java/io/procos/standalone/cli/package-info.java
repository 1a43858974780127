/** The commands of {@code procos}, one small file each. */
@NullMarked
package io.procos.standalone.cli;

import org.jspecify.annotations.NullMarked;
