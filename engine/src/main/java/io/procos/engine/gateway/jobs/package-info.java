/** Who gets which job: long polling, push streams, and jobs that come back because nobody took them. */
@NullMarked
package io.procos.engine.gateway.jobs;

import org.jspecify.annotations.NullMarked;
