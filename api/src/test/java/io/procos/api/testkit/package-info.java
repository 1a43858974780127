/** Servers that the tests and benchmarks of other modules run as well. */
@NullMarked
package io.procos.api.testkit;

import org.jspecify.annotations.NullMarked;
