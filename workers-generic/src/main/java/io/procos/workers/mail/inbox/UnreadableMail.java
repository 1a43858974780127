package io.procos.workers.mail.inbox;

/** A mail that is above a limit or is no mail; the message begins with a code and is shown to processes. */
final class UnreadableMail extends Exception {
    private static final long serialVersionUID = 1L;

    private UnreadableMail(String message) {
        super(message);
    }

    static UnreadableMail tooLarge(String what, long limit, String setting) {
        return new UnreadableMail("MAIL_TOO_LARGE: " + what + " more than " + limit
                + " bytes, the most that procos.workers.mail.read." + setting + " allows");
    }

    static UnreadableMail tooComplex(String what, long limit, String setting) {
        return new UnreadableMail("MAIL_TOO_COMPLEX: it has more than " + limit + " " + what
                + ", the most that procos.workers.mail.read." + setting + " allows");
    }

    static UnreadableMail broken(String why) {
        return new UnreadableMail("MAIL_BROKEN: it is no MIME message: " + why);
    }
}
