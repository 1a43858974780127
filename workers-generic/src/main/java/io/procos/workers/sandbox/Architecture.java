package io.procos.workers.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** An architecture whose system calls are known. Both are little-endian with 64 bits. */
enum Architecture {
    /** The kernel also answers 32-bit code and the x32 numbering there; both are refused. */
    X86_64("x86_64", 0xc000003e, 1),
    AARCH64("aarch64", 0xc00000b7, 2);

    private final String machine;
    private final int audit;
    private final int column;

    /**
     * @param machine as {@code uname -m} says it
     * @param audit the kernel's {@code AUDIT_ARCH} constant
     * @param column of {@code syscalls.txt}
     */
    Architecture(String machine, int audit, int column) {
        this.machine = machine;
        this.audit = audit;
        this.column = column;
    }

    int audit() {
        return audit;
    }

    int column() {
        return column;
    }

    static Optional<Architecture> of(String machine) {
        return Arrays.stream(values())
                .filter(known -> known.machine.equals(machine))
                .findFirst();
    }
}
