/** The engine over gRPC: Zeebe's gateway protocol. */
@NullMarked
package io.procos.engine.gateway.grpc;

import org.jspecify.annotations.NullMarked;
