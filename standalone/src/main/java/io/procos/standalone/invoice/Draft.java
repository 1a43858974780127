package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice as CSV or JSON states it: anything may be missing until {@link #checked} has looked. */
record Draft(
        @Nullable String id,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String currency,
        @Nullable Supplier supplier,
        @Nullable Customer customer,
        @Nullable List<Line> lines,
        @Nullable BigDecimal netTotal,
        @Nullable BigDecimal taxTotal,
        @Nullable BigDecimal grossTotal,
        @Nullable BigDecimal payable,
        @Nullable String kind) {

    record Supplier(@Nullable String name, @Nullable String vatId) {}

    record Customer(@Nullable String name) {}

    record Line(
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal netAmount,
            @Nullable BigDecimal vatRate) {

        Invoice.Line checked(int number) throws TaskError.Rejection {
            String where = "line " + number + ": ";
            BigDecimal count = need(quantity, "[BR-22] " + where + "quantity");
            BigDecimal price = need(unitPrice, "[BR-26] " + where + "unit price");
            BigDecimal net = Totals.lineNet(number, count, price, netAmount);
            return new Invoice.Line(text(description, "[BR-25] " + where + "description"), count, price, net, vatRate);
        }
    }

    /** The invoice, or the first rule that it breaks. Totals that are not stated are computed. */
    Invoice checked(String sourceFormat) throws TaskError.Rejection {
        String number = text(id, "[BR-02] invoice number (id)");
        LocalDate issued = need(issueDate, "[BR-03] issue date");
        String money = currency(text(currency, "[BR-05] currency"));
        Invoice.Supplier from = new Invoice.Supplier(
                text(supplier == null ? null : supplier.name(), "[BR-06] supplier name"),
                supplier == null ? null : supplier.vatId());
        Invoice.Customer to =
                new Invoice.Customer(text(customer == null ? null : customer.name(), "[BR-07] customer name"));
        List<Invoice.Line> checkedLines = checkedLines();
        Totals totals = Totals.of(checkedLines, this);
        return new Invoice(
                number,
                issued,
                dueDate,
                money,
                from,
                to,
                checkedLines,
                totals.net(),
                totals.tax(),
                totals.gross(),
                payable == null ? totals.gross() : payable,
                kind(kind),
                sourceFormat);
    }

    private List<Invoice.Line> checkedLines() throws TaskError.Rejection {
        if (lines == null || lines.isEmpty()) {
            throw Refusal.invalid("[BR-16] at least one line is needed");
        }
        List<Invoice.Line> checked = new ArrayList<>();
        for (Line line : lines) {
            checked.add(line.checked(checked.size() + 1));
        }
        return checked;
    }

    private static String currency(String code) throws TaskError.Rejection {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("[BR-CL-04] '" + code + "' is not an ISO 4217 currency code such as EUR");
        }
    }

    private static String kind(@Nullable String stated) throws TaskError.Rejection {
        String kind = stated == null || stated.isBlank() ? Invoice.INVOICE : stated;
        if (kind.equals(Invoice.INVOICE) || kind.equals(Invoice.CREDIT_NOTE)) {
            return kind;
        }
        throw Refusal.invalid("kind '" + kind + "' is neither invoice nor creditNote");
    }

    private static String text(@Nullable String value, String what) throws TaskError.Rejection {
        return need(value == null || value.isBlank() ? null : value.strip(), what);
    }

    private static <T> T need(@Nullable T value, String what) throws TaskError.Rejection {
        if (value == null) {
            throw Refusal.invalid(what + " is missing");
        }
        return value;
    }
}
