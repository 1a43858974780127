package io.procos.standalone.client;

import java.math.BigDecimal;

/** Amounts of money in cents of whatever currency is configured, without what nobody reads behind the point. */
public final class Money {
    private static final int DIGITS = 6;

    private Money() {}

    /** Of millionths of a cent. */
    public static String text(long microCents) {
        BigDecimal cents = BigDecimal.valueOf(microCents, DIGITS).stripTrailingZeros();
        return cents.toPlainString() + (cents.compareTo(BigDecimal.ONE) == 0 ? " cent" : " cents");
    }
}
