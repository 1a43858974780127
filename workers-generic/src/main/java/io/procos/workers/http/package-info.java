/** HTTP for adapters: one pooled client behind one network guard, and the adapter for requests. */
@NullMarked
package io.procos.workers.http;

import org.jspecify.annotations.NullMarked;
