package io.procos.tde.worker;

import java.util.Locale;

/** What became of a report to the engine. */
enum ReportResult {
    /** The engine took it. */
    ACCEPTED,
    /** The engine no longer knows the job: an earlier report arrived, its lease ran out, or its process ended. */
    GONE,
    /** The engine could not be told in time; it offers the job again. */
    FAILED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
