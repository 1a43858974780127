/** The engine's doors: gRPC and REST, loopback unless told otherwise. */
@NullMarked
package io.procos.engine.gateway;

import org.jspecify.annotations.NullMarked;
