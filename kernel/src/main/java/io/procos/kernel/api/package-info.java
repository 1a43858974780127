/** The control API under /v1: who may ask, what can be asked, and how a refusal reads. */
@NullMarked
package io.procos.kernel.api;

import org.jspecify.annotations.NullMarked;
