package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads UBL 2.1 invoices and credit notes: parse, schema, business rules, then the facts. Thread-safe. */
final class UblInvoices {
    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String CII = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice";

    private final Map<String, UblSchema> schemas = new ConcurrentHashMap<>();

    /** Compiled at the first invoice, for it takes seconds and a machine without invoices should not wait for it. */
    private static final class Rules {
        static final BusinessRules EN16931 = new BusinessRules();
    }

    Invoice read(byte[] xml) throws TaskError.Rejection {
        Document document = XmlDocuments.parse(xml);
        String root = rootOf(document.getDocumentElement());
        Optional<SchemaFault> fault = schemaOf(root).fault(document);
        if (fault.isPresent()) {
            throw Refusal.invalid(reason(fault.get(), document));
        }
        Rules.EN16931.check(document);
        return new UblMapping(new UblElement(document.getDocumentElement()), root).invoice();
    }

    /** The schema names the element after a missing one; the business rules name what is missing. */
    private static String reason(SchemaFault fault, Document document) {
        Optional<String> missing = fault.concernsChildren() ? Rules.EN16931.missing(document) : Optional.empty();
        String place = fault.element()
                .map(" UBL 2.1 does not take <%s> where it stands."::formatted)
                .orElse("");
        return missing.map(rule -> rule + place).orElse(fault.reason());
    }

    private UblSchema schemaOf(String root) {
        return schemas.computeIfAbsent(root, UblSchema::new);
    }

    private static String rootOf(Element root) throws TaskError.Rejection {
        String namespace = String.valueOf(root.getNamespaceURI());
        if (namespace.equals(UBL + "Invoice-2") && root.getLocalName().equals("Invoice")) {
            return "Invoice";
        }
        if (namespace.equals(UBL + "CreditNote-2") && root.getLocalName().equals("CreditNote")) {
            return "CreditNote";
        }
        if (namespace.startsWith(CII)) {
            throw Refusal.unreadable("this is a UN/CEFACT CII invoice; only the UBL 2.1 syntax of EN 16931 is read");
        }
        throw Refusal.unreadable("the root element <%s> of namespace '%s' is neither a UBL 2.1 Invoice nor a CreditNote"
                .formatted(root.getNodeName(), namespace));
    }
}
