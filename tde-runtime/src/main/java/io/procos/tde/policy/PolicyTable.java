package io.procos.tde.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.procos.api.Sha256;
import io.procos.tde.policy.PolicyVerdict.Verdict;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.jspecify.annotations.Nullable;

/**
 * One version of the policy. A decision by the table costs about a millisecond, so answers are kept by question; a new
 * version starts with no answers. Immutable but for that, and thread-safe.
 */
final class PolicyTable {
    private static final String DECISION = "policy";
    private static final int KEPT_ANSWERS = 10_000;
    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();

    private final String origin;
    private final String version;
    private final ParsedDmn parsed;
    private final Cache<PolicyQuestion, PolicyVerdict> answers =
            Caffeine.newBuilder().maximumSize(KEPT_ANSWERS).build();

    /**
     * Parses the table and asks it once, so that a table that cannot answer is refused before it is used.
     *
     * @param origin where it came from, for messages
     * @throws BrokenPolicy when it is no decision {@code policy} that answers in allow, approve and deny
     */
    PolicyTable(String origin, byte[] dmn) {
        this.origin = origin;
        version = versionOf(dmn);
        parsed = parse(dmn);
        answer(new PolicyQuestion("probe", false, "procos.probe.v1", "deterministic", null, null, List.of()));
    }

    /** Changes with every change of the file. */
    String version() {
        return version;
    }

    PolicyVerdict decide(PolicyQuestion question) {
        PolicyVerdict known = answers.getIfPresent(question);
        return known != null ? known : answers.get(question, this::answer);
    }

    private PolicyVerdict answer(PolicyQuestion question) {
        var result = ENGINE.eval(parsed, DECISION, question.context());
        if (result.isLeft()) {
            throw broken("fails: " + result.left().toOption().get().failure().message());
        }
        DmnEngine.EvalResult evaluated = result.toOption().get();
        return evaluated.isNil()
                ? PolicyVerdict.deny("no rule of the policy allows it")
                : verdict(fields(((DmnEngine.Result) evaluated).value()));
    }

    private PolicyVerdict verdict(Map<String, @Nullable Object> fields) {
        Object text = fields.get("verdict");
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(known -> known.text().equals(text))
                .findFirst()
                .orElseThrow(() -> broken("answers '" + text + "' as verdict, expected allow, approve or deny"));
        Object reason = fields.get("reason");
        Object given = fields.get("limits");
        Map<String, @Nullable Object> limits = given == null ? Map.of() : fields(given);
        Object sandbox = limits.get("sandbox");
        return new PolicyVerdict(
                verdict,
                reason == null ? "by policy" : reason.toString(),
                duration(limits.get("time")),
                sandbox == null ? null : sandbox.toString());
    }

    private @Nullable Duration duration(@Nullable Object time) {
        try {
            return switch (time) {
                case null -> null;
                case Duration duration -> duration;
                default -> Duration.parse(time.toString());
            };
        } catch (DateTimeParseException e) {
            throw broken("gives the time limit '" + time + "', expected a duration such as \"PT30S\"");
        }
    }

    private Map<String, @Nullable Object> fields(Object value) {
        if (FeelValues.unwrap(value) instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> fields = new HashMap<>();
            map.forEach((name, field) -> fields.put(String.valueOf(name), FeelValues.unwrap(field)));
            return fields;
        }
        throw broken("answers one value, expected the outputs verdict, reason and limits");
    }

    private ParsedDmn parse(byte[] dmn) {
        var result = ENGINE.parse(new ByteArrayInputStream(dmn));
        if (result.isLeft()) {
            throw broken("cannot be read: " + result.left().toOption().get().message());
        }
        ParsedDmn found = result.toOption().get();
        if (found.decisionsById().get(DECISION).isEmpty()) {
            throw broken("has no decision with the id '" + DECISION + "'");
        }
        return found;
    }

    private BrokenPolicy broken(String what) {
        return new BrokenPolicy("policy " + origin + " " + what);
    }

    private static String versionOf(byte[] dmn) {
        return Sha256.hex(dmn).substring(0, 12);
    }
}
