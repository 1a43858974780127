package io.procos.bench;

import io.camunda.client.CamundaClient;
import io.procos.e2e.trial.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One worker and what was measured of it, turn by turn. */
record HttpPeer(HttpTasks fast, HttpTasks slow, ChildJvm jvm, int serverPort, List<Turn> turns) {

    /** One turn against the fast server and one against the slow. */
    record Turn(double perSecond, double cpuMicros, double connections, double perSecondSlow) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f jobs/s, %.0f µs, %.1f connections per 1,000, %.0f jobs/s at 50 ms",
                    perSecond,
                    cpuMicros,
                    connections,
                    perSecondSlow);
        }
    }

    static HttpPeer of(CamundaClient client, String jobType, int port, ChildJvm jvm) {
        String server = "http://127.0.0.1:" + port;
        return new HttpPeer(
                HttpTasks.deploy(client, jobType, server + "/fast"),
                HttpTasks.deploy(client, jobType, server + "/slow"),
                jvm,
                port,
                new ArrayList<>());
    }

    void warmUp(int jobs) throws Exception {
        fast.run(jobs);
        slow.run(jobs / 10);
    }

    void turn(int jobs) throws Exception {
        long connections = LocalServer.connections(serverPort);
        long cpu = jvm.cpuTime().toNanos();
        double perSecond = fast.run(jobs);
        double cpuMicros = (jvm.cpuTime().toNanos() - cpu) / 1e3 / jobs;
        double perSecondSlow = slow.run(jobs);
        // Less the one that asks.
        long opened = LocalServer.connections(serverPort) - connections - 1;
        turns.add(new Turn(perSecond, cpuMicros, opened * 1_000.0 / (2 * jobs), perSecondSlow));
    }

    Turn last() {
        return turns.getLast();
    }

    double perSecond() {
        return median(Turn::perSecond);
    }

    double cpuMicros() {
        return median(Turn::cpuMicros);
    }

    double connections() {
        return median(Turn::connections);
    }

    double perSecondSlow() {
        return median(Turn::perSecondSlow);
    }

    private double median(ToDoubleFunction<Turn> figure) {
        double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
