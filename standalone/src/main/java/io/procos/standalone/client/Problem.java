package io.procos.standalone.client;

import tools.jackson.databind.JsonNode;

/** Reads an RFC 9457 problem and makes the one line a user sees of it. */
final class Problem {
    private Problem() {}

    static Failure of(int httpStatus, JsonNode problem) {
        String detail = problem.path("detail").asString(problem.path("title").asString("HTTP status " + httpStatus));
        String where = where(problem);
        String message = where.isEmpty() || detail.contains(where) ? detail : where + ": " + detail;
        return new Failure(statusOf(httpStatus), message, problem.path("hint").asString(wayOut(httpStatus)));
    }

    private static String where(JsonNode problem) {
        for (String name : new String[] {"element", "field", "resource"}) {
            String value = problem.path(name).asString("");
            if (!value.isEmpty()) {
                return name + " '" + value + "'";
            }
        }
        return "";
    }

    private static int statusOf(int httpStatus) {
        return httpStatus < 500 ? ExitStatus.REFUSED : ExitStatus.FAILED;
    }

    private static String wayOut(int httpStatus) {
        return switch (httpStatus) {
            case 401, 403 -> "the token in the data folder is not the daemon's: procos down, then procos up";
            case 404 -> "procos instances lists what there is";
            case 503, 504 -> "procos doctor";
            default -> "";
        };
    }
}
