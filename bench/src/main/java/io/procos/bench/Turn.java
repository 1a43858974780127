package io.procos.bench;

import io.procos.e2e.load.OfferedInstances;
import io.procos.e2e.trial.ChildJvm;
import java.util.Arrays;

/** One turn of a worker: CPU of its process per job in microseconds, and jobs a second. */
record Turn(double cpuMicros, double perSecond) {

    /** Lets {@code worker} do {@code jobs} of the instances' jobs. */
    static Turn of(OfferedInstances instances, ChildJvm worker, int jobs) throws Exception {
        long cpu = worker.cpuTime().toNanos();
        double perSecond = instances.run(jobs);
        return new Turn((worker.cpuTime().toNanos() - cpu) / 1e3 / jobs, perSecond);
    }

    /** The median of each figure. */
    static Turn median(Turn[] turns) {
        double[] cpu =
                Arrays.stream(turns).mapToDouble(Turn::cpuMicros).sorted().toArray();
        double[] rate =
                Arrays.stream(turns).mapToDouble(Turn::perSecond).sorted().toArray();
        return new Turn(cpu[cpu.length / 2], rate[rate.length / 2]);
    }
}
