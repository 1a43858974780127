package io.procos.e2e.trial;

/**
 * One experiment with a goal: a benchmark or a fault test. Runs on this machine only, bounded in time, and cleans up
 * after itself. Each run uses a fresh instance.
 */
public interface Trial {

    /** What {@code bench/run} or {@code e2e/run} calls it, for example {@code engine-kill}. */
    String name();

    /** One line for {@code --list}: what is done and what must hold. */
    String summary();

    /**
     * Runs it.
     *
     * @param scale the short form belongs to the ordinary build, the full form to the figures in the docs
     * @param progress told what happens, a line at a time; shown to people, never parsed
     */
    Report run(Scale scale, Progress progress) throws Exception;

    /** How much of it to run. */
    enum Scale {
        SHORT,
        FULL
    }

    /** Hears what a trial is doing. */
    @FunctionalInterface
    interface Progress {
        void say(String line);
    }
}
