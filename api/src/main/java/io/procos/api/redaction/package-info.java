/** What is taken out of texts before they are remembered: secrets always, personal data as configured. JDK only. */
@NullMarked
package io.procos.api.redaction;

import org.jspecify.annotations.NullMarked;
