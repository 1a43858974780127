package io.procos.kernel.settings;

import org.jspecify.annotations.Nullable;

/** One wrong setting: its key, its value (masked when secret), why it is wrong, and the way out. */
record SettingError(String key, @Nullable String value, String cause, String wayOut) {

    @Override
    public String toString() {
        String shown = value == null ? "" : " = '" + value + "'";
        return "  " + key + shown + "\n      " + cause + "\n      → " + wayOut;
    }
}
