package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a running daemon says of its own health. */
final class Vitals {
    private Vitals() {}

    static List<Check> of(ControlApi api) {
        List<Check> checks = new ArrayList<>();
        JsonNode status = api.get("/v1/status");
        checks.add(kernel(status));
        checks.add(engine(api));
        checks.add(workers(api.get("/v1/workers")));
        checks.add(incidents(api.get("/v1/incidents")));
        return checks;
    }

    private static Check kernel(JsonNode status) {
        String state = status.path("state").asString(status.path("status").asString("unknown"));
        return Check.good("kernel", state);
    }

    private static Check engine(ControlApi api) {
        try {
            JsonNode topology = api.get("/v1/topology");
            int partitions = topology.path("partitionsCount").asInt(1);
            return Check.good("engine", "answers, " + partitions + (partitions == 1 ? " partition" : " partitions"));
        } catch (Failure silent) {
            return Check.bad("engine", String.valueOf(silent.getMessage()), "procos down, then procos up");
        }
    }

    private static Check workers(JsonNode workers) {
        JsonNode list = workers.isArray() ? workers : workers.path("workers");
        long types = StreamSupport.stream(list.spliterator(), false)
                .mapToLong(worker -> worker.path("serves").size())
                .sum();
        return types == 0
                ? Check.bad("workers", "no job type is served", "procos down, then procos up")
                : Check.good("workers", types + " job types served");
    }

    private static Check incidents(JsonNode incidents) {
        JsonNode list = incidents.isArray() ? incidents : incidents.path("incidents");
        return list.isEmpty()
                ? Check.good("incidents", "none open")
                : Check.note("incidents", list.size() + " open", "procos instances --state incident");
    }
}
