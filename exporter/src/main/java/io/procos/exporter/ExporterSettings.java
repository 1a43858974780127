package io.procos.exporter;

import static java.util.Objects.requireNonNull;

import io.procos.api.redaction.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The exporter's {@code args}; names in any case, as brokers take them from the environment too.
 *
 * @param sink {@code log} writes each event to the log, {@code file} appends it to a file of JSON lines, {@code kafka}
 *     sends it to a topic as {@link KafkaSettings} say
 * @param path that file
 * @param batchSize most events delivered at once
 * @param batchDelay longest time that an event waits for others, in milliseconds: an event's delay
 * @param variableLimit most characters of a variable's JSON or an error's message; a longer one is cut
 * @param redaction what is taken out of variables, messages and headers; see {@link RedactionArguments}
 * @param kafka null for other sinks
 */
record ExporterSettings(
        String sink,
        Path path,
        int batchSize,
        Duration batchDelay,
        int variableLimit,
        Redaction redaction,
        @Nullable KafkaSettings kafka) {

    static ExporterSettings of(Map<String, ?> args) {
        Map<String, Object> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(args);
        String sink = known.getOrDefault("sink", "log").toString();
        return new ExporterSettings(
                sink,
                Path.of(known.getOrDefault("path", "procos-events.jsonl").toString()),
                number(known, "batchSize", 200, 1),
                Duration.ofMillis(number(known, "batchDelay", 50, 1)),
                number(known, "variableLimit", 8 * 1024, 0),
                RedactionArguments.redaction(known.get("redaction")),
                sink.equals("kafka") ? KafkaSettings.of(known) : null);
    }

    private static int number(Map<String, Object> args, String name, int preset, int least) {
        String value = args.getOrDefault(name, preset).toString();
        try {
            int number = Integer.parseInt(value);
            if (number >= least) return number;
        } catch (NumberFormatException notANumber) {
            // told below, together with numbers that are too small
        }
        throw new IllegalArgumentException(
                "exporter argument '%s' must be a number of at least %d, but is '%s'".formatted(name, least, value));
    }

    Delivery newDelivery(Logger log) {
        return switch (sink) {
            case "log" -> new DirectDelivery(new LogSink());
            case "file" -> new DirectDelivery(new FileSink(path));
            case "kafka" -> toKafka(requireNonNull(kafka), log);
            default ->
                throw new IllegalArgumentException(
                        "exporter argument 'sink' must be 'log', 'file' or 'kafka', but is '" + sink + "'");
        };
    }

    private static Delivery toKafka(KafkaSettings settings, Logger log) {
        KafkaSink sink = new KafkaSink(settings);
        return new Courier(sink, sink, log);
    }
}
