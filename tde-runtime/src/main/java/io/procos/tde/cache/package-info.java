/** Results that may be given again for a while instead of doing the task again. */
@NullMarked
package io.procos.tde.cache;

import org.jspecify.annotations.NullMarked;
