/** Requests as engine commands: one file per family, used by gRPC and REST alike. */
@NullMarked
package io.procos.engine.gateway.command;

import org.jspecify.annotations.NullMarked;
