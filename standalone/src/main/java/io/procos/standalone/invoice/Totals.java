package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arithmetic of EN 16931 for documents that have no rules of their own. */
record Totals(BigDecimal net, BigDecimal tax, BigDecimal gross) {
    /** One cent for rounding each line or each VAT rate, as the standard's own rules allow. */
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static Totals of(List<Invoice.Line> lines, Draft stated) throws TaskError.Rejection {
        BigDecimal lineSum = lines.stream().map(Invoice.Line::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net = agree("[BR-CO-13] net total", stated.netTotal(), cents(lineSum), "the sum of the lines");
        BigDecimal tax = tax(lines, stated.taxTotal());
        BigDecimal gross =
                agree("[BR-CO-15] gross total", stated.grossTotal(), net.add(tax), "net total plus VAT total");
        return new Totals(net, tax, gross);
    }

    static BigDecimal lineNet(int number, BigDecimal quantity, BigDecimal price, @Nullable BigDecimal stated)
            throws TaskError.Rejection {
        return agree(
                "line " + number + ": net amount", stated, cents(quantity.multiply(price)), "quantity × unit price");
    }

    private static BigDecimal tax(List<Invoice.Line> lines, @Nullable BigDecimal stated) throws TaskError.Rejection {
        boolean known = lines.stream().allMatch(line -> line.vatRate() != null);
        if (!known) {
            return stated == null ? BigDecimal.ZERO : stated;
        }
        return agree("[BR-CO-14] VAT total", stated, byRate(lines), "the VAT of the lines by rate");
    }

    private static BigDecimal byRate(List<Invoice.Line> lines) {
        Map<BigDecimal, BigDecimal> netByRate =
                lines.stream().collect(Collectors.toMap(Totals::rate, Invoice.Line::netAmount, BigDecimal::add));
        return netByRate.entrySet().stream()
                .map(rate -> cents(rate.getKey().multiply(rate.getValue()).divide(HUNDRED)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rate(Invoice.Line line) {
        return line.vatRate() == null ? BigDecimal.ZERO : line.vatRate().stripTrailingZeros();
    }

    private static BigDecimal agree(String what, @Nullable BigDecimal stated, BigDecimal computed, String how)
            throws TaskError.Rejection {
        if (stated == null) {
            return computed;
        }
        if (stated.subtract(computed).abs().compareTo(CENT) > 0) {
            throw Refusal.invalid("%s is stated as %s, but %s is %s"
                    .formatted(what, stated.toPlainString(), how, computed.toPlainString()));
        }
        return stated;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
