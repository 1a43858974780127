package io.procos.workers.message;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.input.Fields;
import io.procos.workers.message.MessageReader.Result;
import io.procos.workers.message.MessageReader.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a bounded number of records from a Kafka topic, at a place the task says or as a consumer group. */
@Component
@AdapterType(
        value = "procos.message.read.v1",
        name = "Read messages",
        description =
                "Reads records from a Kafka topic: from a place on, or as a consumer group; bounded in number and time.",
        effect = EffectKind.NOT_IDEMPOTENT,
        policyArgument = "topic",
        lease = "PT60S",
        errors = Topics.NOT_ALLOWED + ": tasks may not use this topic")
class MessageReadAdapter implements Adapter<MessageReadAdapter.Input, MessageReadAdapter.Output> {
    private static final int USUAL_LIMIT = 100;
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    record Input(
            @io.procos.tde.Input(
                    label = "Topic",
                    description = "One of the topics that the worker allows",
                    example = "orders",
                    maxLength = 249,
                    group = "Topic",
                    required = true)
            String topic,

            @io.procos.tde.Input(label = "Partition", description = "All of them when empty", group = "Topic") @Nullable Integer partition,

            @io.procos.tde.Input(
                    label = "From",
                    description =
                            "earliest, latest, a time, an offset, or next of an earlier reading; earliest when empty",
                    example = "=next",
                    group = "Topic")
            @Nullable Object from,

            @io.procos.tde.Input(
                    label = "Group",
                    description = "A consumer group that continues where it was; what is read is committed",
                    example = "procos-orders",
                    maxLength = 200,
                    group = "Topic")
            @Nullable String group,

            @io.procos.tde.Input(
                    label = "Limit",
                    description = "Most records to read; 100 when empty",
                    example = "100",
                    group = "Bounds")
            @Nullable Integer limit,

            @io.procos.tde.Input(
                    label = "Timeout",
                    description = "Longest wait for records, as an ISO 8601 duration; PT5S when empty",
                    example = "PT5S",
                    group = "Bounds")
            @Nullable Duration timeout,

            @io.procos.tde.Input(
                    label = "Format",
                    description = "json, text or base64; json when empty",
                    example = "json",
                    group = "Bounds")
            @Nullable Format format) {}

    /**
     * @param next where the next reading begins, an offset by partition: pass it as from
     */
    record Output(List<ReceivedMessage> messages, Map<String, Long> next) {}

    private final MessageReader reader;
    private final MessageSettings settings;
    private final Topics topics;

    MessageReadAdapter(MessageReader reader, MessageSettings settings) {
        this.reader = reader;
        this.settings = settings;
        this.topics = new Topics(settings.allowTopics());
    }

    /** Without a group nothing is committed, and the same can be read again. */
    @Override
    public EffectKind effect(Input input, EffectKind declared) {
        return input.group() == null || input.group().isBlank() ? EffectKind.READ : declared;
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException {
        Result result = reader.read(new Wanted(
                topics.check(input.topic()),
                input.partition(),
                ReadPosition.parse(input.from(), input.partition()),
                group(input),
                limit(input),
                timeout(input),
                input.format() == null ? Format.JSON : input.format()));
        context.note(
                "messages read",
                Map.of("topic", input.topic(), "messages", result.messages().size()));
        return new Output(result.messages(), result.next());
    }

    private static @Nullable String group(Input input) throws TaskError.Rejection {
        if (input.group() == null) {
            return null;
        }
        boolean placed = input.partition() != null
                || (input.from() != null && !"latest".equals(input.from()) && !"earliest".equals(input.from()));
        if (placed) {
            throw Fields.invalid(
                    "group", "continues where it was; leave partition out, and from but for earliest or latest");
        }
        return Fields.line("group", Fields.present("group", input.group(), "leave it out"), 200);
    }

    private int limit(Input input) throws TaskError.Rejection {
        int limit = input.limit() == null ? Math.min(USUAL_LIMIT, settings.maxReadRecords()) : input.limit();
        if (limit < 1 || limit > settings.maxReadRecords()) {
            throw Fields.invalid(
                    "limit",
                    "must be from 1 to " + settings.maxReadRecords() + " (" + MessageSettings.PREFIX
                            + ".max-read-records)");
        }
        return limit;
    }

    private Duration timeout(Input input) throws TaskError.Rejection {
        Duration most = settings.maxReadWait();
        Duration timeout =
                input.timeout() == null ? (USUAL_WAIT.compareTo(most) < 0 ? USUAL_WAIT : most) : input.timeout();
        if (!timeout.isPositive() || timeout.compareTo(most) > 0) {
            throw Fields.invalid(
                    "timeout",
                    "must be more than PT0S and at most " + most + " (" + MessageSettings.PREFIX + ".max-read-wait)");
        }
        return timeout;
    }
}
