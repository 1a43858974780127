package io.procos.engine.exporting;

/**
 * How an exporter of one partition is doing.
 *
 * @param position everything up to here is exported
 * @param lag durable records that it has not dealt with yet
 * @param trouble why it does not get on; empty when it does
 */
public record ExporterStatus(String id, int partitionId, long position, long lag, String trouble) {}
