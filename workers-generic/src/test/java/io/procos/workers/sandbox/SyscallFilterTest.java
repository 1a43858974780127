package io.procos.workers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interprets the program as the kernel does, for both architectures on any machine. */
class SyscallFilterTest {
    private static final int ALLOWED = 0x7fff0000;
    private static final int KILLED = 0x80000000;
    private static final int EPERM = 0x50001;

    @ParameterizedTest
    @CsvSource({
        "X86_64, 41, 2, EACCES, socket",
        "AARCH64, 198, 2, EACCES, socket",
        "X86_64, 53, 1, allowed, socketpair of UNIX",
        "X86_64, 53, 2, EACCES, socketpair of IP",
        "X86_64, 42, 0, EACCES, connect",
        "X86_64, 56, 0x11, allowed, fork",
        "X86_64, 56, 0x10000011, EPERM, clone of a user namespace",
        "AARCH64, 220, 0x00020011, EPERM, clone of a mount namespace",
        "X86_64, 435, 0, ENOSYS, clone3",
        "X86_64, 302, 0, allowed, prlimit of itself",
        "X86_64, 302, 1, EPERM, prlimit of another",
        "X86_64, 90, 0, done, chmod",
        "X86_64, 0, 0, allowed, read",
        "X86_64, 9999, 0, ENOSYS, later than known",
        "X86_64, 0x40000000, 0, killed, x32"
    })
    void answers(String architecture, String number, String argument, String answer, String what) {
        int expected = switch (answer) {
            case "allowed" -> ALLOWED;
            case "killed" -> KILLED;
            case "done" -> 0x50000;
            case "EPERM" -> EPERM;
            case "EACCES" -> 0x5000d;
            default -> 0x50026;
        };

        int said = run(Architecture.valueOf(architecture), true, Integer.decode(number), Integer.decode(argument), 0);

        assertThat(said).as(what).isEqualTo(expected);
    }

    @Test
    void killsCodeOfAnotherArchitecture() {
        byte[] program = SyscallFilter.of(Architecture.X86_64, true);

        assertThat(interpret(program, 0x40000003, 1, 0, 0)).isEqualTo(KILLED);
    }

    @Test
    void refusesTypingIntoTheTerminal() {
        assertThat(run(Architecture.X86_64, true, 16, 0, 0x5412)).isEqualTo(EPERM);
        assertThat(run(Architecture.X86_64, true, 16, 0, 0x5401)).isEqualTo(ALLOWED);
    }

    @Test
    void refusesSignalsWhereLandlockDoesNotKeepThemInside() {
        assertThat(run(Architecture.X86_64, true, 62, 1, 9)).isEqualTo(ALLOWED);
        assertThat(run(Architecture.X86_64, false, 62, 1, 9)).isEqualTo(EPERM);
    }

    @Test
    void fitsIntoWhatTheKernelTakes() {
        for (Architecture architecture : Architecture.values()) {
            assertThat(SyscallFilter.of(architecture, false).length / 8).isBetween(100, 4_096);
        }
    }

    private static int run(Architecture architecture, boolean scoped, int number, int first, int second) {
        return interpret(SyscallFilter.of(architecture, scoped), architecture.audit(), number, first, second);
    }

    private static int interpret(byte[] program, int audit, int number, int first, int second) {
        ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, number).putInt(4, audit).putInt(16, first).putInt(24, second);
        int accumulator = 0;
        for (int at = 0; ; at++) {
            int operand = code.getInt(at * 8 + 4);
            boolean holds = switch (code.getShort(at * 8)) {
                case 0x20 -> {
                    accumulator = data.getInt(operand);
                    yield true;
                }
                case 0x15 -> accumulator == operand;
                case 0x25 -> Integer.compareUnsigned(accumulator, operand) > 0;
                case 0x45 -> (accumulator & operand) != 0;
                case 0x06 -> {
                    yield true;
                }
                default -> throw new AssertionError("no such instruction at " + at);
            };
            if (code.getShort(at * 8) == 0x06) {
                return operand;
            }
            at += code.get(at * 8 + (holds ? 2 : 3));
        }
    }
}
