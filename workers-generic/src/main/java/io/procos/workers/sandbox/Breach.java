package io.procos.workers.sandbox;

import io.procos.api.ErrorCode;
import io.procos.api.TaskError;

/** A limit that a command passed, so that it was ended. */
enum Breach {
    TIME(ErrorCode.TIMED_OUT, "took longer than its time limit", "give it more time, or less to do"),
    MEMORY(
            ErrorCode.SANDBOX_VIOLATION,
            "used more memory than procos.workers.sandbox.memory",
            "give it less to do, or raise the limit"),
    DISK(
            ErrorCode.SANDBOX_VIOLATION,
            "filled its folder beyond procos.workers.sandbox.disk",
            "write less, or raise the limit"),
    FILES(
            ErrorCode.SANDBOX_VIOLATION,
            "made more files than procos.workers.sandbox.files, or nested folders too deep",
            "make fewer, or raise the limit"),
    OUTPUT(
            ErrorCode.SANDBOX_VIOLATION,
            "wrote more to its outputs than procos.workers.sandbox.output",
            "write less, or raise the limit");

    private final String code;
    private final String what;
    private final String wayOut;

    Breach(String code, String what, String wayOut) {
        this.code = code;
        this.what = what;
        this.wayOut = wayOut;
    }

    TaskError.Rejection of(String command) {
        return new TaskError.Rejection(code, command + " " + what + " and was ended; " + wayOut);
    }
}
