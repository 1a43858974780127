package io.procos.workers.mail.inbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/**
 * The parts of a mail that are no containers, in their order, found without going deeper or further than the limits. A
 * mail inside a mail is a part like a file. One thread.
 */
final class MailParts {
    private final InboxSettings.Limits limits;
    private final List<MimePart> leaves = new ArrayList<>();
    private int parts;

    private MailParts(InboxSettings.Limits limits) {
        this.limits = limits;
    }

    static List<MimePart> of(MimePart mail, InboxSettings.Limits limits) throws MessagingException, UnreadableMail {
        MailParts found = new MailParts(limits);
        found.walk(mail, 0);
        return found.leaves;
    }

    private void walk(MimePart part, int depth) throws MessagingException, UnreadableMail {
        if (depth > limits.maxDepth()) {
            throw UnreadableMail.tooComplex("parts inside each other", limits.maxDepth(), "max-depth");
        }
        if (++parts > limits.maxParts()) {
            throw UnreadableMail.tooComplex("parts", limits.maxParts(), "max-parts");
        }
        requireSmallHeaders(part);
        if (!part.isMimeType("multipart/*")) {
            leaves.add(part);
            return;
        }
        Multipart container = container(part);
        for (int i = 0; i < container.getCount(); i++) {
            BodyPart inner = container.getBodyPart(i);
            walk((MimePart) inner, depth + 1);
        }
    }

    private static Multipart container(Part part) throws MessagingException, UnreadableMail {
        try {
            if (part.getContent() instanceof Multipart container) {
                return container;
            }
            throw UnreadableMail.broken("a part says it has parts and has none");
        } catch (IOException e) {
            throw UnreadableMail.broken("a part cannot be decoded");
        }
    }

    private void requireSmallHeaders(MimePart part) throws MessagingException, UnreadableMail {
        long bytes = 0;
        Enumeration<String> lines = part.getAllHeaderLines();
        while (lines.hasMoreElements()) {
            bytes += lines.nextElement().length();
        }
        if (bytes > limits.maxHeaders().toBytes()) {
            throw UnreadableMail.tooLarge(
                    "the header of a part has", limits.maxHeaders().toBytes(), "max-headers");
        }
    }
}
