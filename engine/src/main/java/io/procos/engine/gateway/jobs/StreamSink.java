package io.procos.engine.gateway.jobs;

/** The far end of one push stream. Thread-safe. */
public interface StreamSink {

    /** True while the worker takes jobs as fast as they come. */
    boolean isReady();

    /** @return false when the worker has gone and the job did not reach it */
    boolean push(TakenJob job);

    /** Tells the worker that no more jobs will come. */
    void end();
}
