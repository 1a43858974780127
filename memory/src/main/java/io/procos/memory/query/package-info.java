/** The questions that can be asked over HTTP under /v1/memory, and how a refusal reads. */
@NullMarked
package io.procos.memory.query;

import org.jspecify.annotations.NullMarked;
