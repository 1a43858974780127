package io.procos.e2e.trial;

import java.util.ArrayList;
import java.util.List;

/** What a trial measured: rows to look at, and goals that were met or missed. */
public record Report(List<String> columns, List<List<String>> rows, List<Goal> goals) {

    /**
     * One goal with what was measured.
     *
     * @param what the quantity, for example {@code throughput against the bare worker}
     * @param bound the limit, in {@code unit}
     * @param atMost true for a ceiling, false for a floor
     * @param timed whether a busy machine can miss it; the ordinary build does not assert such a goal
     */
    public record Goal(String what, double measured, double bound, boolean atMost, String unit, boolean timed) {

        public static Goal atMost(String what, double measured, double bound, String unit) {
            return new Goal(what, measured, bound, true, unit, false);
        }

        public static Goal atLeast(String what, double measured, double bound, String unit) {
            return new Goal(what, measured, bound, false, unit, false);
        }

        /** The same goal, known to depend on how busy the machine is. */
        public Goal ofTime() {
            return new Goal(what, measured, bound, atMost, unit, true);
        }

        /** NaN meets no goal: a figure that could not be taken is a miss. */
        public boolean met() {
            return atMost ? measured <= bound : measured >= bound;
        }
    }

    public boolean met() {
        return !goals.isEmpty() && goals.stream().allMatch(Goal::met);
    }

    public static Builder table(String... columns) {
        return new Builder(List.of(columns));
    }

    /** Collects rows and goals; not thread-safe. */
    public static final class Builder {
        private final List<String> columns;
        private final List<List<String>> rows = new ArrayList<>();
        private final List<Goal> goals = new ArrayList<>();

        private Builder(List<String> columns) {
            this.columns = columns;
        }

        public Builder row(Object... cells) {
            rows.add(java.util.Arrays.stream(cells).map(Report::cell).toList());
            return this;
        }

        public Builder goal(Goal goal) {
            goals.add(goal);
            return this;
        }

        public Report done() {
            return new Report(columns, List.copyOf(rows), List.copyOf(goals));
        }
    }

    private static String cell(Object value) {
        return value instanceof Double number ? Numbers.plain(number) : String.valueOf(value);
    }
}
