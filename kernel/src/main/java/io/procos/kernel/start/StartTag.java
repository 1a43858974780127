package io.procos.kernel.start;

import io.procos.api.Sha256;
import java.util.regex.Pattern;

/** The tag by which an instance says which start made it: {@code start:<key>}, or a hash of a key that is no tag. */
final class StartTag {
    static final String PREFIX = "start:";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_\\-:.]{1,94}");

    private StartTag() {}

    static String of(String startKey) {
        return PREFIX + (SAFE.matcher(startKey).matches() ? startKey : "sha256-" + Sha256.hex(startKey));
    }
}
