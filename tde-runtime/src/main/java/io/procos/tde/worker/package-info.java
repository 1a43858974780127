/** The way in and out of the engine: jobs are taken here and their outcomes reported. */
@NullMarked
package io.procos.tde.worker;

import org.jspecify.annotations.NullMarked;
