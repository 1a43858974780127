package io.procos.tde.run;

/** Why a run is given up before it has an outcome. */
public enum Cancellation {
    /** The engine no longer knows the job, or gave it to somebody else: nobody waits for an answer. */
    JOB_GONE,
    /** The run passed its time limit. */
    TIME_LIMIT,
    /** The worker stops: the job goes back untouched. */
    SHUTDOWN
}
