package io.procos.standalone.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.api.TaskError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainInvoicesTest {
    private static final InvoiceReader READER = new InvoiceReader();
    private static final String CSV = """
            Invoice No;Issue Date;Currency;Supplier;Customer;Description;Quantity;Unit Price;VAT rate
            R-7;2026-02-01;EUR;Müller AG;Hafen KG;"Paint; white";3;1.234,50;19
            ;;;;;Brush;2;4,25;19%
            """;
    private static final String JSON = """
            {"id":"J-1","issueDate":"2026-02-01","currency":"EUR","supplier":{"name":"Ada","vatId":"DE1"},
             "customer":{"name":"Hafen"},"lines":[{"description":"Hour","quantity":2,"unitPrice":50,"vatRate":19}],
             "grossTotal":119.00,"ignored":true}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void understandsCsvAsSpreadsheetsWriteIt(String encoding) throws Exception {
        Invoice invoice = READER.read(CSV.getBytes(Charset.forName(encoding)));

        assertThat(invoice.supplier().name()).isEqualTo("Müller AG");
        assertThat(invoice.lines()).hasSize(2);
        assertThat(invoice.lines().getFirst().description()).isEqualTo("Paint; white");
        assertThat(invoice.netTotal()).isEqualByComparingTo("3712.00");
        assertThat(invoice.taxTotal()).isEqualByComparingTo("705.28");
        assertThat(invoice.grossTotal()).isEqualByComparingTo("4417.28");
    }

    @Test
    void understandsJson() throws Exception {
        Invoice invoice = read(JSON);

        assertThat(invoice.issueDate()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(invoice.payable()).isEqualByComparingTo("119.00");
        assertThat(invoice.sourceFormat()).isEqualTo("json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"J-1\"|\"id\":\" \"|[BR-02] invoice number (id) is missing",
                "EUR|Euro|'Euro' is not an ISO 4217 currency code",
                "119.00|120.00|gross total is stated as 120.00, but net total plus VAT total is 119.00",
                "\"quantity\":2|\"quantity\":\"two\"|field 'lines[0].quantity'",
                "2026-02-01|1.2.2026|field 'issueDate'",
                "\"unitPrice\":50|\"unitPrice\":50,\"netAmount\":99|line 1: net amount is stated as 99",
                "\"grossTotal\":119.00|\"kind\":\"offer\"|kind 'offer'",
            })
    void refusesJsonWithTheFieldNamed(String from, String to, String reason) {
        String broken = JSON.replace(from, to);

        assertThat(broken).isNotEqualTo(JSON);
        assertThatThrownBy(() -> read(broken)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Quantity|Pieces|the CSV's header lacks quantity",
                "1.234,50|twelve|row 2, column unit_price: 'twelve' is not a number",
                "2026-02-01|01.02.2026|row 2, column issue_date",
                "NEWLINE;;;;;Brush|NEWLINER-8;;;;;Brush|two invoices, R-7 and R-8 (row 3)",
            })
    void refusesCsvWithRowAndColumnNamed(String from, String to, String reason) {
        String broken = CSV.replace(from.replace("NEWLINE", "\n"), to.replace("NEWLINE", "\n"));

        assertThat(broken).isNotEqualTo(CSV);
        assertThatThrownBy(() -> read(broken)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|empty",
                "%PDF-1.7|PDF",
                "PK__zip|ZIP",
                "hello world|neither UBL XML nor CSV nor JSON",
                "{\"id\":|JSON is broken at line 1",
                "[1]|one JSON object per file",
                "a,b,c|names no column of an invoice",
            })
    void refusesWhatItDoesNotKnow(String content, String reason) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(TaskError.Rejection.class)
                .hasMessageContaining(reason);
    }

    private static Invoice read(String content) throws TaskError.Rejection {
        return READER.read(content.getBytes(StandardCharsets.UTF_8));
    }
}
