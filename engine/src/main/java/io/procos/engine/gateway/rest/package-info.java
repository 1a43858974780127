/** The engine over REST: the part of Camunda's {@code /v2} API that needs an engine and no search. */
@NullMarked
package io.procos.engine.gateway.rest;

import org.jspecify.annotations.NullMarked;
