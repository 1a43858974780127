package io.procos.engine.gateway;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import java.util.concurrent.BlockingQueue;

/** Tells the keys of incidents, which only the engine's records know. */
final class Incidents implements Exporter {

    private final BlockingQueue<Long> keys;
    private Controller controller;

    Incidents(BlockingQueue<Long> keys) {
        this.keys = keys;
    }

    @Override
    public void open(Controller positions) {
        controller = positions;
    }

    @Override
    public void export(Record<?> record) {
        if (record.getValueType() == ValueType.INCIDENT && record.getIntent() == IncidentIntent.CREATED) {
            keys.add(record.getKey());
        }
        controller.updateLastExportedRecordPosition(record.getPosition());
    }
}
