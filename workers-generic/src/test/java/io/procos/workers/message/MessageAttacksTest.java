package io.procos.workers.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.procos.tde.testkit.TdeTestRun;
import io.procos.workers.testkit.AttackTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad messages and readings: each is refused by the field's name before any broker hears of it. */
class MessageAttacksTest {
    private static final AttackTable TABLE = new AttackTable("message");
    private static final List<String> TOPICS = List.of(
            "",
            ".",
            "..",
            "a/b",
            "../orders",
            "orders\u0000",
            "orders\n",
            "or ders",
            "orders;drop",
            "ördérs",
            "orders*",
            "a".repeat(250),
            "orders,admin",
            "orders:9092",
            "\ud800",
            "%2e%2e",
            "orders#",
            "*",
            "orders'",
            "orders\"");
    private static final List<String> HEADERS = List.of(
            "",
            "a b",
            "a:b",
            "a\r\nb",
            "ü",
            "procos-idempotency-key",
            "procos-x",
            "a".repeat(101),
            "\u0000",
            "a=b",
            "\udc00");
    private static final List<String> HALVES = List.of("\ud800", "\udc00", "a\udfff", "\udbff\ud800b");

    @AfterAll
    static void report() {
        TABLE.print();
        assertThat(TABLE.cases()).isGreaterThanOrEqualTo(75);
    }

    static Stream<Arguments> publications() {
        return Stream.of(
                        TOPICS.stream().map(topic -> attack("topic", "topic", "topic", topic)),
                        Stream.of("other", "Orders", "orders.", "tes", "__consumer_offsets")
                                .map(topic -> attack("topic not allowed", "topic", "topic", topic)),
                        HEADERS.stream().map(name -> attack("header name", "headers", "headers", Map.of(name, "x"))),
                        Stream.of("a\r\nb", "\u0000", "\ud800", "x".repeat(4_001))
                                .map(value -> attack("header value", "headers.a", "headers", Map.of("a", value))),
                        HALVES.stream().flatMap(MessageAttacksTest::halves),
                        giants())
                .flatMap(kind -> kind);
    }

    private static Stream<Arguments> halves(String half) {
        return Stream.of(
                attack("half a character", "value", "value", half),
                attack("half a character", "value", "value", Map.of("deep", List.of(half))),
                attack("half a character", "value", "value", Map.of(half, 1)),
                attack("half a character", "value", "value", half, "format", "text"),
                attack("half a character", "key", "key", half));
    }

    private static Stream<Arguments> giants() {
        Map<String, String> many = new HashMap<>();
        IntStream.range(0, 51).forEach(i -> many.put("h" + i, "x"));
        return Stream.of(
                attack("giant", "value", "value", "x".repeat(MessageFixture.MAX_BYTES + 1)),
                attack("giant", "value", "value", Map.of("a", "x".repeat(1_000_000))),
                attack("giant", "value", "value", "A".repeat(40_000), "format", "base64"),
                attack("giant", "key", "key", "k".repeat(1_001)),
                attack("giant", "headers", "headers", many),
                attack("wrong encoding", "value", "value", "$$$", "format", "base64"),
                attack("wrong encoding", "value", "value", 7, "format", "base64"),
                attack("wrong encoding", "value", "value", Map.of(), "format", "text"),
                attack("wrong type", "format", "format", "xml"),
                attack("wrong type", "headers", "headers", Map.of("a", List.of(1))),
                attack("wrong type", "key", "key", Map.of("a", 1)));
    }

    private static Arguments attack(String kind, String field, Object... input) {
        return Arguments.of(kind, field, input);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("publications")
    void refusesAMessageByTheNameOfTheField(String kind, String field, Object[] input) {
        // No brokers: what got as far as them would be an incident, not a refusal.
        count(kind, field, MessageFixture.publish(MessageFixture.nowhere(), input));
    }

    static Stream<Arguments> readings() {
        return Stream.of(
                attack("reading", "topic", "topic", "a/b"),
                attack("reading", "topic", "topic", "other"),
                attack("reading", "limit", "limit", 0),
                attack("reading", "limit", "limit", 51),
                attack("reading", "limit", "limit", Integer.MAX_VALUE),
                attack("reading", "timeout", "timeout", "PT0S"),
                attack("reading", "timeout", "timeout", "P1D"),
                attack("reading", "timeout", "timeout", "-PT1S"),
                attack("reading", "from", "from", "yesterday"),
                attack("reading", "from", "from", 7),
                attack("reading", "from", "from", Map.of("0", -1)),
                attack("reading", "from", "from", Map.of("x", 1)),
                attack("reading", "from", "from", Map.of("99999999999", 1)),
                attack("reading", "from", "from", List.of(1)),
                attack("reading", "from", "from", 1.5, "partition", 0),
                attack("reading", "group", "group", "g", "partition", 0),
                attack("reading", "group", "group", "g", "from", 1, "partition", 1),
                attack("reading", "group", "group", "g\r\n"),
                attack("reading", "group", "group", " "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("readings")
    void refusesAReadingByTheNameOfTheField(String kind, String field, Object[] input) {
        count(kind, field, MessageFixture.read(MessageFixture.settings(null, null, Map.of()), input));
    }

    private static void count(String kind, String field, TdeTestRun run) {
        String outcome = run.outcome().toString();
        boolean stopped = outcome.contains("Rejected") && outcome.contains(field);
        TABLE.count(kind, stopped);
        assertThat(stopped).as(outcome).isTrue();
    }
}
