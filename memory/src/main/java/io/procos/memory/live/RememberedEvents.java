package io.procos.memory.live;

import io.procos.memory.sql.Conditions;
import io.procos.memory.sql.Row;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads events by their place in the order of arrival. A place that is visible has all before it visible. */
@Component
final class RememberedEvents {
    private static final int AT_ONCE = 256;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    RememberedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code json} is the CloudEvent. */
    record Event(long seq, String type, String json) {}

    /** The last place, 0 when nothing is remembered. */
    long last() {
        return jdbc.sql("select coalesce(max(seq), 0) from audit")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** Some events after a place, in order; empty when there are none yet. What was erased is passed over. */
    List<Event> after(long seq, @Nullable Long instance) {
        Conditions conditions = new Conditions()
                .and("e.seq > :seq", "seq", seq)
                .and("e.process_instance_key = :instance", "instance", instance);
        return jdbc.sql(
                        "select e.seq, e.type, e.process_instance_key, e.at, e.traceparent, e.data, a.event_id, a.source"
                                + " from event e join audit a on a.seq = e.seq" + conditions.where()
                                + "order by e.seq limit "
                                + AT_ONCE)
                .params(conditions.parameters())
                .query(Row.as(RememberedEvents::event))
                .list();
    }

    private static Event event(Row row) throws SQLException {
        ObjectNode json = JSON.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", row.text("event_id"));
        json.put("source", row.text("source"));
        json.put("type", row.text("type"));
        Long instance = row.numberOrNull("process_instance_key");
        if (instance != null) json.put("subject", Long.toString(instance));
        json.put("time", row.time("at").toString());
        json.put("datacontenttype", "application/json");
        String traceparent = row.textOrNull("traceparent");
        if (traceparent != null) json.put("traceparent", traceparent);
        json.set("data", JSON.readTree(row.text("data")));
        return new Event(row.number("seq"), row.text("type"), json.toString());
    }
}
