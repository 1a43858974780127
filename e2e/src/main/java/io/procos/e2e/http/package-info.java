/** Hostile addresses, servers and inputs for the adapter that speaks HTTP. */
@NullMarked
package io.procos.e2e.http;

import org.jspecify.annotations.NullMarked;
