package io.procos.e2e.chaos;

import java.time.Duration;

/**
 * A part of the trial: some jobs, and what is away while they are done.
 *
 * @param orders jobs that post an order, some of them twice
 * @param letters jobs of the task that is not idempotent
 * @param outage how long
 * @param life how long the worker works until it is killed
 */
record Phase(
        String name, int orders, int letters, boolean kafkaAway, boolean postgresAway, Duration outage, Duration life) {

    int jobs() {
        return orders + letters;
    }

    void begin(Surroundings surroundings) throws Exception {
        if (kafkaAway) {
            surroundings.killKafka();
        }
        if (postgresAway) {
            surroundings.stopPostgres();
        }
    }

    void end(Surroundings surroundings) throws Exception {
        if (postgresAway) {
            surroundings.startPostgres();
        }
        if (kafkaAway) {
            surroundings.startKafka();
        }
    }
}
