package io.procos.workers.mail;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mail addresses that cannot be anything else: no line break, list, group, route or quoted part gets through. */
final class Addresses {
    /** The BPMN error code of a recipient who is not allowed. */
    static final String NOT_ALLOWED = "MAIL_RECIPIENT_NOT_ALLOWED";

    private static final int MAX_CHARS = 320;
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\\.)*[A-Za-z0-9-]{1,63}");

    private Addresses() {}

    /** The addresses of a field that takes one text, a list of texts, or nothing. */
    static List<String> texts(String field, @Nullable Object value) throws TaskError.Rejection {
        List<String> texts = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (!(one instanceof String text)) {
                throw Fields.invalid(field, "must be an address or a list of addresses");
            }
            texts.add(text);
        }
        return texts;
    }

    static InternetAddress parse(String field, String text) throws TaskError.Rejection {
        try {
            InternetAddress address = new InternetAddress(Fields.line(field, text, MAX_CHARS), true);
            if (PLAIN.matcher(address.getAddress()).matches()) {
                // Written anew, so that a name in any script is encoded and quoted by the library.
                return new InternetAddress(address.getAddress(), address.getPersonal(), StandardCharsets.UTF_8.name());
            }
        } catch (AddressException | UnsupportedEncodingException e) {
            // told below, together with addresses that the library accepts and we do not
        }
        throw Fields.invalid(field, "is no plain mail address; write ann@example.org or Ann <ann@example.org>");
    }

    static List<InternetAddress> parse(String field, List<String> texts) throws TaskError.Rejection {
        List<InternetAddress> addresses = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            addresses.add(parse(field + "[" + (i + 1) + "]", texts.get(i)));
        }
        return addresses;
    }

    /** Refuses a recipient that neither the allowed domains nor the allowed addresses hold; with neither, all may. */
    static void requireAllowed(List<InternetAddress> recipients, Set<String> domains, Set<String> addresses)
            throws TaskError.Rejection {
        if (domains.isEmpty() && addresses.isEmpty()) {
            return;
        }
        for (InternetAddress recipient : recipients) {
            String domain = domain(recipient);
            boolean allowed = domains.stream().anyMatch(entry -> covers(entry, domain))
                    || addresses.stream().anyMatch(recipient.getAddress()::equalsIgnoreCase);
            if (!allowed) {
                throw new TaskError.Rejection(
                        NOT_ALLOWED,
                        "recipients: an address at " + domain + " may not receive; add the domain to"
                                + " procos.workers.mail.allow-domains, or the address to allow-recipients there");
            }
        }
    }

    static String domain(InternetAddress address) {
        return address.getAddress()
                .substring(address.getAddress().lastIndexOf('@') + 1)
                .toLowerCase(Locale.ROOT);
    }

    private static boolean covers(String entry, String domain) {
        String allowed = entry.toLowerCase(Locale.ROOT);
        return allowed.startsWith("*.") ? domain.endsWith(allowed.substring(1)) : domain.equals(allowed);
    }
}
