package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns a CSV invoice may have, under the names that people give them. Case, space and dashes do not matter. */
enum CsvColumn {
    ID("id", "invoice", "invoiceid", "invoiceno", "invoicenumber", "number"),
    ISSUE_DATE("issuedate", "invoicedate", "date"),
    DUE_DATE("duedate", "due"),
    CURRENCY("currency", "currencycode"),
    SUPPLIER_NAME("suppliername", "supplier", "seller", "sellername"),
    SUPPLIER_VAT_ID("suppliervatid", "suppliervat", "vatid", "sellervatid"),
    CUSTOMER_NAME("customername", "customer", "buyer", "buyername"),
    KIND("kind"),
    DESCRIPTION("description", "linedescription", "item", "itemname", "name"),
    QUANTITY("quantity", "qty"),
    UNIT_PRICE("unitprice", "price"),
    NET_AMOUNT("netamount", "linenetamount", "lineamount", "linetotal", "linenet", "amount"),
    VAT_RATE("vatrate", "vat", "vatpercent", "taxrate"),
    NET_TOTAL("nettotal", "totalnet"),
    TAX_TOTAL("taxtotal", "vattotal", "totaltax", "totalvat"),
    GROSS_TOTAL("grosstotal", "totalgross", "total"),
    PAYABLE("payable", "amountdue");

    private static final List<CsvColumn> MANDATORY =
            List.of(ID, ISSUE_DATE, CURRENCY, SUPPLIER_NAME, CUSTOMER_NAME, DESCRIPTION, QUANTITY, UNIT_PRICE);

    private final List<String> names;

    CsvColumn(String... names) {
        this.names = List.of(names);
    }

    /** Where each column stands in a file. */
    record Index(Map<CsvColumn, Integer> positions) {
        int of(CsvColumn column) {
            return positions.getOrDefault(column, -1);
        }
    }

    static Index index(List<String> header) throws TaskError.Rejection {
        Map<CsvColumn, Integer> positions = new EnumMap<>(CsvColumn.class);
        for (int i = 0; i < header.size(); i++) {
            CsvColumn column = named(header.get(i));
            if (column != null) {
                positions.putIfAbsent(column, i);
            }
        }
        refuseGaps(positions);
        return new Index(positions);
    }

    private static void refuseGaps(Map<CsvColumn, Integer> positions) throws TaskError.Rejection {
        String missing = MANDATORY.stream()
                .filter(column -> !positions.containsKey(column))
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (positions.isEmpty()) {
            throw Refusal.unreadable("the CSV's header names no column of an invoice; expected " + missing);
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid("the CSV's header lacks " + missing);
        }
    }

    private static @Nullable CsvColumn named(String header) {
        String plain = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Arrays.stream(values())
                .filter(column -> column.names.contains(plain))
                .findFirst()
                .orElse(null);
    }
}
