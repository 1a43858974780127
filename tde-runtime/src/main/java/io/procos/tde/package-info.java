/**
 * The Task Definition Executor as an adapter meets it: {@link io.procos.tde.Adapter}, its declaration and its context.
 * What the executor does around an adapter is in the packages below, one interceptor a file.
 */
@NullMarked
package io.procos.tde;

import org.jspecify.annotations.NullMarked;
