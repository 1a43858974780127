package io.procos.engine.gateway;

/** HTTP's status in gRPC's words. */
final class TestStatus {

    private TestStatus() {}

    static String ofProblem(int status, String title) {
        return switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 404 -> "NOT_FOUND";
            case 409 -> title.equals("INVALID_STATE") ? "FAILED_PRECONDITION" : title;
            case 503 -> title;
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status + " " + title;
        };
    }
}
