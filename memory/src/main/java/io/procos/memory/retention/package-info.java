/** Lets content go: when it was kept long enough, or when somebody has a right to it. The trail stays whole. */
@NullMarked
package io.procos.memory.retention;

import org.jspecify.annotations.NullMarked;
