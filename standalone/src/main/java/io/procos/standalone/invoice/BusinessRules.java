package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.streams.Steps;
import org.w3c.dom.Document;

/**
 * The business rules of EN 16931 (BR-01 to BR-CO-26, VAT categories, code lists), as the standard's editors publish
 * them: a Schematron compiled to XSLT. Compiling takes seconds, so one instance serves everybody. Thread-safe.
 */
final class BusinessRules {
    private static final String RULES = "/external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt";
    private static final int NAMED = 5;

    /** BR-01 to BR-26: the facts that every invoice, payee and line must state. */
    private static final Pattern MANDATORY = Pattern.compile("BR-(0[1-9]|1\\d|2[0-6])");

    /** The rules on totals look inside their group, so they are silent when all of it is missing. */
    private static final String NO_TOTALS =
            "[BR-12] The document totals, cac:LegalMonetaryTotal, are missing (3 more: BR-13, BR-14, BR-15).";

    private final XsltExecutable rules;

    BusinessRules() {
        try {
            String location = String.valueOf(BusinessRules.class.getResource(RULES));
            rules = new Processor(false).newXsltCompiler().compile(new StreamSource(location));
        } catch (SaxonApiException broken) {
            throw new IllegalStateException("the EN 16931 rules cannot be compiled", broken);
        }
    }

    /** The mandatory facts that a document of the wrong shape lacks; empty when none, or when no rule can read it. */
    Optional<String> missing(Document document) {
        try {
            List<Broken> missing = failed(document).stream()
                    .filter(failed -> MANDATORY.matcher(failed.rule()).matches())
                    .toList();
            if (missing.isEmpty()) {
                return hasTotals(document) ? Optional.empty() : Optional.of(NO_TOTALS);
            }
            return Optional.of(reason(missing));
        } catch (SaxonApiException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean hasTotals(Document document) {
        return document.getElementsByTagNameNS("*", "LegalMonetaryTotal").getLength() > 0;
    }

    /** Refuses a document that breaks a rule of severity fatal; warnings pass. */
    void check(Document document) throws TaskError.Rejection {
        List<Broken> broken = broken(document);
        if (!broken.isEmpty()) {
            throw Refusal.invalid(reason(broken));
        }
    }

    private List<Broken> broken(Document document) {
        try {
            return failed(document);
        } catch (SaxonApiException failed) {
            throw new IllegalStateException("the EN 16931 rules stopped: " + failed.getMessage(), failed);
        }
    }

    private List<Broken> failed(Document document) throws SaxonApiException {
        XdmDestination report = new XdmDestination();
        rules.load30().applyTemplates(new DOMSource(document), report);
        return report.getXdmNode().select(Steps.descendant("failed-assert")).asListOfNodes().stream()
                .filter(assertion -> "fatal".equals(assertion.attribute("flag")))
                .map(Broken::of)
                .distinct()
                .toList();
    }

    private static String reason(List<Broken> broken) {
        String first = broken.getFirst().text();
        if (broken.size() == 1) {
            return first;
        }
        String others = broken.stream().skip(1).limit(NAMED).map(Broken::rule).collect(Collectors.joining(", "));
        return "%s (%d more: %s%s)".formatted(first, broken.size() - 1, others, broken.size() > NAMED + 1 ? ", …" : "");
    }

    private record Broken(String rule, String text) {
        private static final QName ID = new QName("id");

        static Broken of(XdmNode assertion) {
            String text = assertion.getStringValue().strip().replaceAll("\\s+", " ");
            return new Broken(String.valueOf(assertion.getAttributeValue(ID)), text.replaceFirst("\\]-", "] "));
        }
    }
}
