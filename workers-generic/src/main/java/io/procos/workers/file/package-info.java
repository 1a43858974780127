/** Files inside configured roots, reached without following a symbolic link. */
@NullMarked
package io.procos.workers.file;

import org.jspecify.annotations.NullMarked;
