/** Load for benchmarks and fault tests: engines in a JVM of their own, small models, and drivers that count. */
@NullMarked
package io.procos.e2e.load;

import org.jspecify.annotations.NullMarked;
