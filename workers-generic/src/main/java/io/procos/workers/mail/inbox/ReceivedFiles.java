package io.procos.workers.mail.inbox;

import io.procos.tde.objects.ObjectReference;
import io.procos.tde.objects.ObjectStore;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that came with a mail.
 *
 * @param objects keeps their contents; null to list them only
 */
record ReceivedFiles(@Nullable ObjectStore objects) {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}");

    List<Mail.Attachment> of(List<MimePart> parts) throws MessagingException, IOException, UnreadableMail {
        List<Mail.Attachment> files = new ArrayList<>();
        for (MimePart part : parts) {
            if (!isBody(part)) {
                files.add(file(part));
            }
        }
        return files;
    }

    /** True for text that is part of what the mail says. */
    static boolean isBody(MimePart part) throws MessagingException {
        boolean text = part.isMimeType("text/plain") || part.isMimeType("text/html");
        return text && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) && fileName(part) == null;
    }

    private Mail.Attachment file(MimePart part) throws MessagingException, IOException, UnreadableMail {
        String type = type(part);
        String name = name(fileName(part));
        byte[] content = content(part);
        ObjectReference kept = objects == null ? null : objects.put(new ByteArrayInputStream(content), type, name);
        return new Mail.Attachment(name, type, content.length, kept);
    }

    /** Whole before it is kept: a broken encoding is the sender's fault, a full store is ours. */
    private static byte[] content(MimePart part) throws MessagingException, UnreadableMail {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw UnreadableMail.broken("an attachment cannot be decoded");
        }
    }

    /** A file name to show, never a path. */
    private static String name(@Nullable String told) {
        String name = HeaderText.line(told == null ? "" : told).replace('\\', '/');
        String last = name.substring(name.lastIndexOf('/') + 1).replaceAll("^[.\\s]+", "");
        return last.isEmpty() ? "unnamed" : last.length() > 255 ? last.substring(last.length() - 255) : last;
    }

    private static String type(MimePart part) throws MessagingException {
        try {
            String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
            return TYPE.matcher(type).matches() ? type : "application/octet-stream";
        } catch (ParseException e) {
            return "application/octet-stream";
        }
    }

    private static @Nullable String fileName(MimePart part) throws MessagingException {
        try {
            return part.getFileName();
        } catch (ParseException e) {
            return "";
        }
    }

    private static @Nullable String disposition(MimePart part) throws MessagingException {
        try {
            return part.getDisposition();
        } catch (ParseException e) {
            return Part.ATTACHMENT;
        }
    }
}
