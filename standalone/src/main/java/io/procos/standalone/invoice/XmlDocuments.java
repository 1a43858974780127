package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses XML that a stranger sent: no document type, so no external entity and no entity bomb; depth is bounded. */
final class XmlDocuments {
    private static final String MAX_DEPTH = "200";

    private XmlDocuments() {}

    static Document parse(byte[] xml) throws TaskError.Rejection {
        try {
            return builder().parse(new ByteArrayInputStream(xml));
        } catch (SAXParseException broken) {
            throw Refusal.unreadable(reason(broken), broken);
        } catch (SAXException | IOException broken) {
            throw Refusal.unreadable("the XML cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static String reason(SAXParseException broken) {
        String message = String.valueOf(broken.getMessage());
        if (message.contains("DOCTYPE")) {
            return "the XML has a document type declaration (DOCTYPE), which invoices must not have";
        }
        return "the XML is broken at line %d: %s".formatted(broken.getLineNumber(), message);
    }

    private static DocumentBuilder builder() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
            factory.setXIncludeAware(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("this JDK's XML parser cannot be hardened", impossible);
        }
    }

    /** Keeps the parser from printing to stderr. */
    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(@Nullable SAXParseException warning) {
            // A warning does not stop anybody from reading the document.
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
