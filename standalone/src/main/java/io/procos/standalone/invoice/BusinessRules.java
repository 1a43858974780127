package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.util.List;
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

    private final XsltExecutable rules;

    BusinessRules() {
        try {
            String location = String.valueOf(BusinessRules.class.getResource(RULES));
            rules = new Processor(false).newXsltCompiler().compile(new StreamSource(location));
        } catch (SaxonApiException broken) {
            throw new IllegalStateException("the EN 16931 rules cannot be compiled", broken);
        }
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
            XdmDestination report = new XdmDestination();
            rules.load30().applyTemplates(new DOMSource(document), report);
            return report.getXdmNode().select(Steps.descendant("failed-assert")).asListOfNodes().stream()
                    .filter(assertion -> "fatal".equals(assertion.attribute("flag")))
                    .map(Broken::of)
                    .distinct()
                    .toList();
        } catch (SaxonApiException failed) {
            throw new IllegalStateException("the EN 16931 rules stopped: " + failed.getMessage(), failed);
        }
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
