package io.procos.api.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.procos.api.event.CloudEvent;
import io.procos.api.event.EngineEvent.VariableChanged;
import io.procos.api.event.EventData;
import io.procos.api.event.TaskEvent.TaskEnded;
import io.procos.api.event.TaskEvent.TaskNoted;
import io.procos.api.event.TaskEvent.ToolCalled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String KEY = "a key of my own, long enough";
    private static final Redaction ALL = all(null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask jane.doe+x@mail.example.org, please | ask [email], please
            <jane@example.org>                      | <[email]>
            jane%40example.org                      | [email]
            grüße@bücher.example.                   | [email].
            call +49 (0) 30 1234-5678 now           | call [phone] now
            0049 30 12345678                        | [phone]
            (030) 1234567                           | [phone]
            01 23 45 67 89                          | [phone]
            555-123-4567                            | [phone]
            IBAN DE89 3704 0044 0532 0130 00 due    | IBAN [iban] due
            gb82west12345698765432                  | [iban]
            card 4111 1111 1111 1111.               | card [card].
            5555555555554444                        | [card]
            378282246310005                         | [card]
            from 203.0.113.7:443                    | from [ip]:443
            2001:db8::8a2e:370:7334                 | [ip]
            Authorization: Bearer abcdefgh12345     | Authorization: [secret]
            AKIAIOSFODNN7EXAMPLE                    | [secret]
            ghp_abcdefghijklmnopqrstuv              | [secret]
            eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig | [secret]
            """)
    void takesOut(String text, String redacted) {
        assertThat(ALL.text(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2251799813685249",
                "4503599627370498 and 6755399441055752",
                "2026-11-20T14:30:05.123Z",
                "20.11.2026 14:30",
                "took 12345678 ns, 4096 of 1048576 bytes",
                "version 1.2.3 of 127.0.0.1:26500 and ::1",
                "4111 1111 1111 1112",
                "DE88370400440532013000",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "550e8400-e29b-41d4-a716-446655440000",
                "io.procos.task.noted.v1 @ serviceTask_Check",
                "basic needs"
            })
    void leavesAlone(String text) {
        assertThat(ALL.text(text)).isSameAs(text);
    }

    @Test
    void takesOutOnlySecretsUnlessToldMore() {
        String text = "jane@example.org, 4111111111111111";

        assertThat(Redaction.SECRETS.text(text)).isSameAs(text);
        assertThat(Redaction.SECRETS.text("token sk-abcdefghijklmnop")).isEqualTo("token [secret]");
    }

    @Test
    void givesEqualValuesEqualTokens() {
        Redaction keyed = all(KEY);

        String one = keyed.text("DE89 3704 0044 0532 0130 00");
        String other = keyed.text("de89370400440532013000");
        String elsewhere = all("another key, also long enough").text("DE89370400440532013000");

        assertThat(one).isEqualTo(other).matches("\\[iban:[0-9a-f]{16}]").isNotEqualTo(elsewhere);
        assertThat(keyed.text(one)).isEqualTo(one);
    }

    @Test
    void takesOutFieldsByTheirName() {
        Redaction redaction = new Redaction(
                new RedactionRules(Set.of(), Map.of(), RedactionRules.SECRET_FIELDS, Set.of("customerName"), KEY));

        Map<String, Object> redacted = redaction.values(Map.of(
                "dbPassword",
                "x",
                "DB_PASSWORD",
                7,
                "inputTokens",
                12,
                "customer_name",
                "Jane",
                "deep",
                Map.of("token", "y")));

        assertThat(redacted)
                .containsEntry("dbPassword", "[dropped]")
                .containsEntry("DB_PASSWORD", "[dropped]")
                .containsEntry("inputTokens", 12)
                .containsEntry("deep", Map.of("token", "[dropped]"));
        assertThat(redacted.get("customer_name")).asString().matches("\\[hashed:[0-9a-f]{16}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"mail":"jane@example.org","n":1}               | {"mail":"[email]","n":1}
            {"card":4111111111111111,"ok":true}             | {"card":"[card]","ok":true}
            "first\\njane@example.org"                      | "first\\u000a[email]"
            {"a":[{"password":{"x":[1,"}"]}},2]}            | {"a":[{"password":"[dropped]"},2]}
            {"password":null,"jane@example.org":1}          | {"password":null,"[email]":1}
            "jane\\u0040example.org"                        | "[email]"
            {"cut":"jane@example.org                        | {"cut":"[email]"
            """)
    void keepsJsonAsJson(String json, String redacted) {
        assertThat(ALL.json(json.replace("\\\\", "\\"))).isEqualTo(redacted.replace("\\\\", "\\"));
    }

    @Test
    void leavesJsonAloneThatHoldsNothing() {
        String json = "{\"amount\": 12.50, \"at\": \"2026-11-20T10:00:00Z\", \"key\": 2251799813685249}";

        assertThat(ALL.json(json)).isSameAs(json);
    }

    @Test
    void redactsWhatPeopleAndModelsWroteInEvents() {
        assertThat(ALL.event(event(
                        new TaskNoted("1", 1, 1, "to jane@example.org", Map.of("pin", List.of("+49 30 1234567"))))))
                .isEqualTo(event(new TaskNoted("1", 1, 1, "to [email]", Map.of("pin", List.of("[phone]")))));
        assertThat(ALL.event(event(new TaskEnded("1", 1, 1, "broken", null, "no route to 203.0.113.7", 5))))
                .isEqualTo(event(new TaskEnded("1", 1, 1, "broken", null, "no route to [ip]", 5)));
        assertThat(ALL.event(event(new ToolCalled("1", 1, 1, "c", "t", "done", 1, "{\"apiKey\":\"x\"}", null))))
                .isEqualTo(event(new ToolCalled("1", 1, 1, "c", "t", "done", 1, "{\"apiKey\":\"[dropped]\"}", null)));
        assertThat(ALL.event(event(new VariableChanged(1, 1, "apiKey", "\"x\"", false, 2))))
                .isEqualTo(event(new VariableChanged(1, 1, "apiKey", "\"[dropped]\"", false, 2)));
    }

    @Test
    void leavesAnEventAloneThatHoldsNothing() {
        CloudEvent plain = event(new TaskEnded("1", 1, 1, "completed", null, null, 5));

        assertThat(ALL.event(plain)).isSameAs(plain);
    }

    @Test
    void takesPatternsOfItsUsers() {
        Redaction custom = new Redaction(new RedactionRules(
                Set.of(),
                Map.of("customer", "C-\\d{6}\\b", "plate", "[A-Z]{1,3}-[A-Z]{1,2} ?\\d{1,4}|X\\d+"),
                Set.of(),
                Set.of(),
                null));

        assertThat(custom.text("of C-123456, car B-AB 1234 or (X99)"))
                .isEqualTo("of [customer], car [plate] or ([plate])");
        assertThat(custom.text("C-1234567")).isEqualTo("C-1234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(?=x)", "a{2,9999}", "\\1", "[a-z&&[b]]", "a\\"})
    void refusesPatternsThatMayBeSlow(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Redaction(new RedactionRules(Set.of(), Map.of("mine", pattern), Set.of(), Set.of(), null)))
                .withMessageStartingWith("the pattern for 'mine' is refused: ");
    }

    @Test
    void namesTheRuleThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Redaction(new RedactionRules(Set.of("fax"), Map.of(), Set.of(), Set.of(), null)))
                .withMessageContaining("'recognise'")
                .withMessageContaining("'fax'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedactionRules(Set.of(), Map.of(), Set.of(), Set.of("name"), null))
                .withMessageContaining("'key'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "+",
                "@",
                ".",
                "a@",
                "1 ",
                ":",
                "DE89 ",
                "eyJ",
                "-----BEGIN ",
                "Bearer ",
                "\"",
                "[{",
                "AB1:"
            })
    void needsTimeInProportionToTheText(String part) {
        Redaction custom = new Redaction(new RedactionRules(
                Set.of("all"), Map.of("mine", "\\w*\\d*\\w*x|a+a+b"), Set.of("password"), Set.of(), null));
        String hostile = part.repeat(100_000 / part.length());

        assertTimeout(Duration.ofSeconds(5), () -> custom.text(hostile));
        assertTimeout(Duration.ofSeconds(5), () -> custom.json("{\"password\":" + hostile));
    }

    private static CloudEvent event(EventData data) {
        return CloudEvent.of("1", "/test", "1", Instant.EPOCH, data);
    }

    private static Redaction all(String key) {
        return new Redaction(new RedactionRules(Set.of("all"), Map.of(), RedactionRules.SECRET_FIELDS, Set.of(), key));
    }
}
