package io.procos.workers.sandbox;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One refused system call.
 *
 * @param number on the architecture in question
 * @param answer the error number; 0 pretends that it was done
 * @param condition when it is refused; null is always
 * @param unscoped refused only where Landlock does not keep signals inside
 */
record SyscallRule(int number, int answer, @Nullable Condition condition, boolean unscoped) {
    private static final Pattern CONDITION = Pattern.compile("arg(\\d)(==|!=|&)(\\w+)");
    private static final Map<String, Integer> ANSWERS =
            Map.of("OK", 0, "EPERM", 1, "EACCES", 13, "ENOSYS", 38, "EOPNOTSUPP", 95);

    /** On the lower 32 bits of an argument. */
    record Condition(int argument, Operator operator, int value) {}

    enum Operator {
        EQUAL,
        DIFFERENT,
        ANY_BIT_OF
    }

    /** @param words number, answer and, if there is one, the condition */
    static SyscallRule of(String number, String answer, String condition) {
        boolean unscoped = condition.equals("unscoped");
        Condition when = condition.isEmpty() || unscoped ? null : condition(condition);
        return new SyscallRule(
                Integer.parseInt(number), Objects.requireNonNull(ANSWERS.get(answer), answer), when, unscoped);
    }

    private static Condition condition(String text) {
        Matcher matcher = CONDITION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("syscalls.txt: no condition: " + text);
        }
        Operator operator = switch (matcher.group(2)) {
            case "==" -> Operator.EQUAL;
            case "!=" -> Operator.DIFFERENT;
            default -> Operator.ANY_BIT_OF;
        };
        int value = Long.decode(matcher.group(3)).intValue();
        return new Condition(Integer.parseInt(matcher.group(1)), operator, value);
    }
}
