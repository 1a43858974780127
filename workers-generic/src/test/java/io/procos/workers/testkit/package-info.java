/** Servers that tests of several modules run beside them. */
@NullMarked
package io.procos.workers.testkit;

import org.jspecify.annotations.NullMarked;
