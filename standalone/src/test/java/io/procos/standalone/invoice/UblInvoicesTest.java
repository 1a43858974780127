package io.procos.standalone.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.api.TaskError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UblInvoicesTest {
    private static final InvoiceReader READER = new InvoiceReader();
    private static final String INVOICE = resource("invoice.xml");
    private static final String CREDIT_NOTE = resource("credit-note.xml");

    @Test
    void understandsAllowancesPrepaymentRoundingAndTwoCurrencies() throws Exception {
        Invoice invoice = read(INVOICE);

        assertThat(invoice.id()).isEqualTo("RG-2026-0815");
        assertThat(invoice.kind()).isEqualTo("invoice");
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(invoice.supplier()).isEqualTo(new Invoice.Supplier("Nordlicht Werkzeuge GmbH", "DE123456789"));
        assertThat(invoice.customer().name()).isEqualTo("Hafen & Söhne KG");
        assertThat(invoice.netTotal()).isEqualByComparingTo("131.43");
        assertThat(invoice.taxTotal()).isEqualByComparingTo("22.40");
        assertThat(invoice.grossTotal()).isEqualByComparingTo("153.83");
        assertThat(invoice.payable()).isEqualByComparingTo("103.85");
        assertThat(invoice.lines()).extracting(Invoice.Line::description).containsExactly("Torque wrench", "Handbook");
    }

    @Test
    void understandsACreditNoteWithOtherPrefixes() throws Exception {
        Invoice note = read(CREDIT_NOTE);

        assertThat(note.kind()).isEqualTo("creditNote");
        assertThat(note.dueDate()).isEqualTo(LocalDate.of(2026, 4, 15));
        assertThat(note.payable()).isEqualByComparingTo("141.93");
        assertThat(note.lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-8", "ISO-8859-1"})
    void understandsOtherEncodings(String encoding) throws Exception {
        String declared = INVOICE.replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");
        String mark = encoding.startsWith("UTF-16L") || encoding.equals("UTF-8") ? "\uFEFF" : "";

        Invoice invoice = READER.read((mark + declared).getBytes(Charset.forName(encoding)));

        assertThat(invoice.customer().name()).isEqualTo("Hafen & Söhne KG");
    }

    @ParameterizedTest
    @CsvSource({
        "currencyID=\"EUR\">153.83<, currencyID=\"EUR\">153.84<, BR-CO-15",
        "currencyID=\"EUR\">103.85<, currencyID=\"EUR\">153.83<, BR-CO-16",
        "<cbc:LineExtensionAmount currencyID=\"EUR\">121.43<, <cbc:LineExtensionAmount currencyID=\"EUR\">121.00<, BR-CO-10",
        "<cbc:RegistrationName>Nordlicht Werkzeuge GmbH</cbc:RegistrationName>, <cbc:RegistrationName> </cbc:RegistrationName>, BR-06",
        "<cbc:InvoicedQuantity unitCode=\"C62\">4</cbc:InvoicedQuantity>, '', BR-22",
        "<cbc:DocumentCurrencyCode>EUR<, <cbc:DocumentCurrencyCode>XXY<, BR-CL-04",
        "currencyID=\"EUR\">20.90<, currencyID=\"EUR\">20.00<, BR-CO-14",
    })
    void refusesABrokenRuleByItsId(String from, String to, String rule) {
        String broken = INVOICE.replace(from, to == null ? "" : to);

        assertThat(broken).isNotEqualTo(INVOICE);
        assertThatThrownBy(() -> read(broken))
                .isInstanceOfSatisfying(
                        TaskError.Rejection.class,
                        error -> assertThat(error.code()).isEqualTo("INVOICE_INVALID"))
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<cbc:ID>RG-2026-0815</cbc:ID>|[BR-02] An Invoice shall have an Invoice number (BT-1).",
                "<cbc:IssueDate>.*</cbc:IssueDate>|[BR-03] An Invoice shall have an Invoice issue date (BT-2).",
                "<cac:AccountingSupplierParty>.*</cac:AccountingSupplierParty>|[BR-06] An Invoice shall contain the Seller name",
                "<cac:AccountingCustomerParty>.*</cac:AccountingCustomerParty>|[BR-07] An Invoice shall contain the Buyer name",
                "<cac:LegalMonetaryTotal>.*</cac:LegalMonetaryTotal>|[BR-12] The document totals",
                "<cbc:PayableAmount .*</cbc:PayableAmount>|[BR-15] An Invoice shall have the Amount due for payment (BT-115).",
                "<cac:InvoiceLine>.*</cac:InvoiceLine>|[BR-16] An Invoice shall have at least one Invoice line",
                "<cbc:LineExtensionAmount currencyID=.EUR.>21.43</cbc:LineExtensionAmount>|[BR-24] Each Invoice line",
            })
    void namesTheRuleWhenTheSchemaMissesAMandatoryFact(String removed, String reason) {
        String broken = INVOICE.replaceFirst("(?s)" + removed, "");

        assertThat(broken).isNotEqualTo(INVOICE);
        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(TaskError.Rejection.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void namesTheElementThatTheSchemaDoesNotKnow() {
        String broken = INVOICE.replace("cbc:IssueDate>", "cbc:IssuedOn>");

        assertThatThrownBy(() -> read(broken)).hasMessageStartingWith("[BR-03]").hasMessageContaining("<IssuedOn>");
    }

    @Test
    void namesAnElementOutOfOrder() {
        String due = "<cbc:DueDate>2026-04-01</cbc:DueDate>";
        String broken = INVOICE.replace(due, "").replace("<cac:TaxTotal>", due + "<cac:TaxTotal>");

        assertThatThrownBy(() -> read(broken))
                .hasMessageStartingWith("not valid UBL 2.1: Invalid content")
                .hasMessageContaining("DueDate");
    }

    @Test
    void namesAnAmountThatIsNoNumber() {
        assertThatThrownBy(() -> read(INVOICE.replace(">103.85<", ">much<"))).hasMessageContaining("much");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Invoice>&x;</Invoice>",
                "<!DOCTYPE b [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><b>&b;</b>",
            })
    void refusesDocumentTypes(String xml) {
        assertThatThrownBy(() -> read(xml)).hasMessageContaining("DOCTYPE");
    }

    @Test
    void refusesXmlNestedTooDeep() {
        assertThatThrownBy(() -> read("<a>".repeat(5_000))).isInstanceOf(TaskError.Rejection.class);
    }

    @Test
    void saysWhereXmlIsCutOff() {
        assertThatThrownBy(() -> read(INVOICE.substring(0, INVOICE.indexOf("<cac:PaymentMeans>"))))
                .hasMessageContaining("line 44");
    }

    @Test
    void refusesTheOtherSyntaxByName() {
        String cii =
                "<r:CrossIndustryInvoice xmlns:r=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\"/>";

        assertThatThrownBy(() -> read(cii)).hasMessageContaining("CII").hasMessageContaining("UBL");
    }

    @Test
    void refusesOtherXmlByItsRoot() {
        assertThatThrownBy(() -> read("<order xmlns=\"urn:shop\"/>"))
                .hasMessageContaining("<order>")
                .hasMessageContaining("urn:shop");
    }

    private static Invoice read(String xml) throws TaskError.Rejection {
        return READER.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(UblInvoicesTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
