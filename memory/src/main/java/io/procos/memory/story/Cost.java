package io.procos.memory.story;

import java.util.List;
import java.util.stream.Stream;

/** What model calls cost; money is in millionths of a cent of the configured currency. */
public record Cost(
        long modelCalls,
        long toolCalls,
        long inputTokens,
        long cachedTokens,
        long outputTokens,
        long reasoningTokens,
        long microCents) {

    static final Cost NONE = new Cost(0, 0, 0, 0, 0, 0, 0);

    static Cost of(List<Run> runs, List<Story> called) {
        Stream<Cost> own = runs.stream()
                .flatMap(run -> Stream.concat(
                        run.modelCalls().stream().map(Cost::of),
                        Stream.of(new Cost(0, run.toolCalls().size(), 0, 0, 0, 0, 0))));
        return Stream.concat(own, called.stream().map(Story::cost)).reduce(NONE, Cost::plus);
    }

    private static Cost of(Run.ModelCall call) {
        return new Cost(
                1,
                0,
                call.inputTokens(),
                call.cachedTokens(),
                call.outputTokens(),
                call.reasoningTokens(),
                call.microCents());
    }

    private Cost plus(Cost other) {
        return new Cost(
                modelCalls + other.modelCalls,
                toolCalls + other.toolCalls,
                inputTokens + other.inputTokens,
                cachedTokens + other.cachedTokens,
                outputTokens + other.outputTokens,
                reasoningTokens + other.reasoningTokens,
                microCents + other.microCents);
    }
}
