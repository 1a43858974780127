/** The kernel: it boots the system's processes on the engine, deploys models, supervises, and answers the control API. */
@NullMarked
package io.procos.kernel;

import org.jspecify.annotations.NullMarked;
