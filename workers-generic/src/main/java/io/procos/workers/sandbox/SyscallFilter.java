package io.procos.workers.sandbox;

import io.procos.workers.sandbox.SyscallRule.Condition;
import io.procos.workers.sandbox.SyscallRule.Operator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Assembles the seccomp program: classic BPF over {@code struct seccomp_data} (number at 0, architecture at 4, arguments
 * of eight bytes from 16), eight bytes an instruction, as the kernel's seccomp documentation gives it.
 */
final class SyscallFilter {
    private static final int LOAD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_GREATER = 0x25;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int ALLOW = 0x7fff0000;
    private static final int ANSWER = 0x00050000;
    private static final int NO_SUCH_CALL = 38;
    private static final int NUMBER = 0;
    private static final int AUDIT_ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;
    /** Numbers from here on are the x32 doubles of the calls on x86_64; elsewhere there are none. */
    private static final int X32 = 0x3fffffff;

    private final ByteArrayOutputStream program = new ByteArrayOutputStream();

    /** @param scoped Landlock keeps signals inside the sandbox */
    static byte[] of(Architecture architecture, boolean scoped) {
        SyscallTable table = SyscallTable.of(architecture);
        SyscallFilter filter = new SyscallFilter();
        filter.begin(architecture, table.last());
        table.rules().stream().filter(rule -> !(rule.unscoped() && scoped)).forEach(filter::refuse);
        filter.add(RETURN, 0, 0, ALLOW);
        return filter.program.toByteArray();
    }

    private void begin(Architecture architecture, int last) {
        add(LOAD, 0, 0, AUDIT_ARCHITECTURE);
        add(JUMP_EQUAL, 1, 0, architecture.audit());
        add(RETURN, 0, 0, KILL_PROCESS);
        add(LOAD, 0, 0, NUMBER);
        add(JUMP_GREATER, 0, 1, X32);
        add(RETURN, 0, 0, KILL_PROCESS);
        add(JUMP_GREATER, 0, 1, last);
        add(RETURN, 0, 0, ANSWER | NO_SUCH_CALL);
    }

    private void refuse(SyscallRule rule) {
        Condition condition = rule.condition();
        if (condition == null) {
            add(JUMP_EQUAL, 0, 1, rule.number());
            add(RETURN, 0, 0, ANSWER | rule.answer());
            return;
        }
        boolean holdsOnJump = condition.operator() != Operator.DIFFERENT;
        add(JUMP_EQUAL, 0, 4, rule.number());
        add(LOAD, 0, 0, ARGUMENTS + 8 * condition.argument());
        add(jump(condition.operator()), holdsOnJump ? 0 : 1, holdsOnJump ? 1 : 0, condition.value());
        add(RETURN, 0, 0, ANSWER | rule.answer());
        add(LOAD, 0, 0, NUMBER);
    }

    private static int jump(Operator operator) {
        return switch (operator) {
            case EQUAL, DIFFERENT -> JUMP_EQUAL;
            case ANY_BIT_OF -> JUMP_ANY_BIT;
        };
    }

    private void add(int code, int ifTrue, int ifFalse, int operand) {
        program.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) code)
                .put((byte) ifTrue)
                .put((byte) ifFalse)
                .putInt(operand)
                .array());
    }
}
