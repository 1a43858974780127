package io.procos.tde.effect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Which database, and how it is used.
 *
 * @param url {@code jdbc:postgresql://host:port/name}
 * @param worker by this name the ledger shows who is at an effect
 * @param inline results that weigh more go into the object store
 * @param keep how long a finished effect is remembered
 */
public record LedgerOptions(
        String url, @Nullable String user, @Nullable String password, String worker, DataSize inline, Duration keep) {

    /** The usual: results up to 64 KB in the database, remembered for 90 days. */
    public static LedgerOptions of(String url, @Nullable String user, @Nullable String password, String worker) {
        return new LedgerOptions(url, user, password, worker, DataSize.ofKilobytes(64), Duration.ofDays(90));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "LedgerOptions[url=" + place() + ", user=" + user + "]";
    }

    /** The address without parameters, which may hold a password. */
    String place() {
        return url.replaceAll("\\?.*", "").replaceAll("//[^@/]*@", "//");
    }
}
