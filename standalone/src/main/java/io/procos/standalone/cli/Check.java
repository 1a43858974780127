package io.procos.standalone.cli;

/** One thing the doctor has looked at. */
record Check(String what, Verdict verdict, String finding, String wayOut) {
    enum Verdict {
        GOOD,
        /** Worth knowing; nothing is broken. */
        NOTE,
        BAD
    }

    static Check good(String what, String finding) {
        return new Check(what, Verdict.GOOD, finding, "");
    }

    static Check note(String what, String finding, String wayOut) {
        return new Check(what, Verdict.NOTE, finding, wayOut);
    }

    static Check bad(String what, String finding, String wayOut) {
        return new Check(what, Verdict.BAD, finding, wayOut);
    }
}
