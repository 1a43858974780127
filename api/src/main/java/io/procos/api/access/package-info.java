/** Who may call an app: what apps that guard the same data folder must agree on. */
@NullMarked
package io.procos.api.access;

import org.jspecify.annotations.NullMarked;
