package io.procos.standalone.invoice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The facts of a checked UBL document; the rules have made sure that whatever is mandatory is there. */
record UblMapping(UblElement document, String root) {

    Invoice invoice() {
        String currency = required("DocumentCurrencyCode");
        BigDecimal net = total("TaxExclusiveAmount");
        return new Invoice(
                required("ID"),
                document.date("IssueDate").orElseThrow(),
                document.date("DueDate")
                        .or(() -> document.date("PaymentMeans", "PaymentDueDate"))
                        .orElse(null),
                currency,
                supplier(),
                new Invoice.Customer(nameOf("AccountingCustomerParty")),
                lines(),
                net,
                vatIn(currency),
                total("TaxInclusiveAmount"),
                total("PayableAmount"),
                isInvoice() ? Invoice.INVOICE : Invoice.CREDIT_NOTE,
                "ubl");
    }

    private boolean isInvoice() {
        return root.equals("Invoice");
    }

    private Invoice.Supplier supplier() {
        Optional<String> vatId = document.all("AccountingSupplierParty", "Party", "PartyTaxScheme")
                .filter(scheme ->
                        scheme.text("TaxScheme", "ID").filter("VAT"::equals).isPresent())
                .flatMap(scheme -> scheme.text("CompanyID").stream())
                .findFirst();
        return new Invoice.Supplier(nameOf("AccountingSupplierParty"), vatId.orElse(null));
    }

    private String nameOf(String role) {
        return document.text(role, "Party", "PartyLegalEntity", "RegistrationName")
                .or(() -> document.text(role, "Party", "PartyName", "Name"))
                .orElseThrow();
    }

    private List<Invoice.Line> lines() {
        return document.all(root + "Line").map(this::line).toList();
    }

    private Invoice.Line line(UblElement line) {
        return new Invoice.Line(
                line.text("Item", "Name").orElseThrow(),
                line.number(isInvoice() ? "InvoicedQuantity" : "CreditedQuantity")
                        .orElseThrow(),
                line.number("Price", "PriceAmount").orElseThrow(),
                line.number("LineExtensionAmount").orElseThrow(),
                line.number("Item", "ClassifiedTaxCategory", "Percent").orElse(null));
    }

    /** A document may state its VAT a second time, in the currency of the tax office. */
    private BigDecimal vatIn(String currency) {
        return document.all("TaxTotal", "TaxAmount")
                .filter(amount -> amount.attribute("currencyID").equals(currency))
                .map(amount -> new BigDecimal(amount.text()))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal total(String name) {
        return document.number("LegalMonetaryTotal", name).orElseThrow();
    }

    private String required(String name) {
        return document.text(name).orElseThrow();
    }
}
