package io.procos.engine.gateway.jobs;

import io.procos.engine.gateway.command.GatewayError;
import java.util.List;

/** The caller of one poll. Called by one thread at a time. */
public interface JobReceiver {

    /** @return the jobs that could not be handed over, because the caller has gone; they are given back */
    List<TakenJob> deliver(List<TakenJob> jobs);

    /** True once the caller can take nothing any more. */
    boolean isGone();

    /** No more jobs will come. Called once, unless {@link #fail} is. */
    void finish();

    void fail(GatewayError error);
}
