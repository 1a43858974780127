/** Whether the engine is there and well: waits for it at boot, asks it again and again after. */
@NullMarked
package io.procos.kernel.engine;

import org.jspecify.annotations.NullMarked;
