/** The command line's side of the control API: HTTP, the bearer token, problems as errors with a way out. */
@NullMarked
package io.procos.standalone.client;

import org.jspecify.annotations.NullMarked;
