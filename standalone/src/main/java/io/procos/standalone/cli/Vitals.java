package io.procos.standalone.cli;

import io.procos.standalone.client.ControlApi;
import io.procos.standalone.client.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        String phase = status.path("phase")
                .asString("unknown")
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        JsonNode refused = status.path("refusedAtBoot");
        if (!refused.isEmpty()) {
            String first = refused.get(0).path("file").asString("") + ": "
                    + refused.get(0).path("reason").asString("");
            return Check.bad(
                    "kernel",
                    phase + ", but a model was refused: " + first,
                    refused.get(0).path("hint").asString(""));
        }
        return Check.good("kernel", phase);
    }

    private static Check engine(ControlApi api) {
        try {
            JsonNode topology = api.get("/v1/topology");
            int partitions = topology.path("partitions").asInt(1);
            return Check.good("engine", "answers, " + partitions + (partitions == 1 ? " partition" : " partitions"));
        } catch (Failure silent) {
            return Check.bad("engine", String.valueOf(silent.getMessage()), "procos down, then procos up");
        }
    }

    private static Check workers(JsonNode workers) {
        long types = StreamSupport.stream(workers.spliterator(), false)
                .filter(worker -> !worker.path("lost").asBoolean(false))
                .mapToLong(worker -> worker.path("seen").path("serves").size())
                .sum();
        return types == 0
                ? Check.bad("workers", "no job type is served", "procos down, then procos up")
                : Check.good("workers", types + " job types served");
    }

    private static Check incidents(JsonNode incidents) {
        return incidents.isEmpty()
                ? Check.good("incidents", "none open")
                : Check.note("incidents", incidents.size() + " open", "procos instances --state incident");
    }
}
