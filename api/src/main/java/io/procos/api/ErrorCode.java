package io.procos.api;

/** BPMN error codes that the Task Definition Executor itself throws; adapters declare others of their own. */
public final class ErrorCode {
    public static final String POLICY_DENIED = "POLICY_DENIED";
    public static final String BUDGET_EXCEEDED = "BUDGET_EXCEEDED";
    public static final String GUARDRAIL_BLOCKED = "GUARDRAIL_BLOCKED";
    public static final String SANDBOX_VIOLATION = "SANDBOX_VIOLATION";
    public static final String TIMED_OUT = "TIMED_OUT";
    public static final String INVALID_INPUT = "INVALID_INPUT";
    public static final String INVALID_OUTPUT = "INVALID_OUTPUT";

    private ErrorCode() {}
}
