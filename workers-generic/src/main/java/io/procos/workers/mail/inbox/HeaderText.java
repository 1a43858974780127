package io.procos.workers.mail.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Header fields of a stranger's mail as one plain line each. */
final class HeaderText {
    private static final int MAX_CHARS = 1_000;
    private static final int MAX_ADDRESSES = 200;

    private HeaderText() {}

    /** The first field of this name, decoded; null when there is none. */
    static @Nullable String of(MimePart part, String name) throws MessagingException {
        String raw = part.getHeader(name, null);
        return raw == null ? null : line(decoded(MimeUtility.unfold(raw)));
    }

    /** The addresses of a field, without names; those that are none are left out. */
    static List<String> addresses(MimePart part, String name) throws MessagingException {
        return Arrays.stream(parsed(part, name))
                .limit(MAX_ADDRESSES)
                .map(InternetAddress::getAddress)
                .filter(Objects::nonNull)
                .map(HeaderText::line)
                .toList();
    }

    /** The name beside the first address of a field. */
    static @Nullable String personal(MimePart part, String name) throws MessagingException {
        InternetAddress[] addresses = parsed(part, name);
        return addresses.length == 0 || addresses[0].getPersonal() == null ? null : line(addresses[0].getPersonal());
    }

    /** Without control characters, cut where nobody reads on. */
    static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS) + "…";
    }

    private static InternetAddress[] parsed(MimePart part, String name) throws MessagingException {
        try {
            String raw = part.getHeader(name, ",");
            return raw == null ? new InternetAddress[0] : InternetAddress.parseHeader(raw, false);
        } catch (AddressException e) {
            return new InternetAddress[0];
        }
    }

    private static String decoded(String raw) {
        try {
            return MimeUtility.decodeText(raw);
        } catch (UnsupportedEncodingException e) {
            return raw;
        }
    }
}
