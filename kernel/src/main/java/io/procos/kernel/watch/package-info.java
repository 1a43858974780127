/** Deploys a model as soon as its file is saved. */
@NullMarked
package io.procos.kernel.watch;

import org.jspecify.annotations.NullMarked;
