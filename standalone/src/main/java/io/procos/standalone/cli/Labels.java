package io.procos.standalone.cli;

import java.util.Locale;

/** Element ids as words: {@code serviceTask_SendMail} reads "Send mail". Other people's ids stay as they are. */
final class Labels {
    private Labels() {}

    static String of(String elementId) {
        int underscore = elementId.indexOf('_');
        String name = elementId.substring(underscore + 1);
        if (underscore < 1
                || name.isEmpty()
                || !Character.isUpperCase(name.charAt(0))
                || !name.matches("\\w*[a-z]\\w*")) {
            return elementId;
        }
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
