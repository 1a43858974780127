/** Makes, lists, deletes and watches folders below the configured roots. */
@NullMarked
package io.procos.workers.directory;

import org.jspecify.annotations.NullMarked;
