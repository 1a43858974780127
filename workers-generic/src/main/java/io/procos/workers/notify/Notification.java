package io.procos.workers.notify;

import org.jspecify.annotations.Nullable;

/**
 * What a person is told, ready to be sent.
 *
 * @param suppressed how many alike were held back since the last message
 * @param process where it comes from, for example {@code pdo-invoice / serviceTask_Notify (2251799813685249)}
 */
record Notification(
        Severity severity,
        String title,
        String text,
        @Nullable String link,
        int suppressed,
        String process) {

    Notification after(int heldBack) {
        return new Notification(severity, title, text, link, heldBack, process);
    }

    /** The title with its weight in front. */
    String headline() {
        return "[" + severity + "] " + title;
    }

    /** Everything but the title, line by line. */
    String body() {
        StringBuilder body = new StringBuilder(text);
        if (link != null) {
            body.append("\n\n").append(link);
        }
        if (suppressed > 0) {
            body.append("\n\n").append(suppressed).append(" more like this were held back since the last message.");
        }
        return body.append("\n\nFrom ").append(process).toString();
    }
}
