package io.procos.standalone.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process needs to know of an invoice or credit note. Amounts are in {@code currency}, as the document states
 * them.
 *
 * @param kind {@code invoice} or {@code creditNote}; a credit note's amounts are positive and mean money back
 * @param netTotal total without VAT (BT-109)
 * @param taxTotal total VAT in the document's currency (BT-110)
 * @param grossTotal total with VAT (BT-112)
 * @param payable what is left to pay after prepayment and rounding (BT-115)
 * @param sourceFormat {@code ubl}, {@code csv} or {@code json}
 */
record Invoice(
        String id,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        String currency,
        Supplier supplier,
        Customer customer,
        List<Line> lines,
        BigDecimal netTotal,
        BigDecimal taxTotal,
        BigDecimal grossTotal,
        BigDecimal payable,
        String kind,
        String sourceFormat) {

    static final String INVOICE = "invoice";
    static final String CREDIT_NOTE = "creditNote";

    Invoice {
        lines = List.copyOf(lines);
    }

    record Supplier(String name, @Nullable String vatId) {}

    record Customer(String name) {}

    /** {@code vatRate} is in percent. */
    record Line(
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal netAmount,
            @Nullable BigDecimal vatRate) {}
}
