package io.procos.kernel.model;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML as a stream, in constant stack and bounded memory, and stops at the first thing that makes reading on
 * unsafe: a document type declaration (the only way to entities, bombs and foreign files), too many elements, too deep
 * a nest, or text that is no XML.
 */
final class XmlWalk {
    private static final XMLInputFactory FACTORY = hardened();

    private final ModelSettings limits;
    private final Findings findings;
    private final XmlVisitor visitor;
    private @Nullable XmlElement open;
    private int elements;
    private final StringBuilder text = new StringBuilder();

    XmlWalk(ModelSettings limits, Findings findings, XmlVisitor visitor) {
        this.limits = limits;
        this.findings = findings;
        this.visitor = visitor;
    }

    /** Returns whether the whole file was read; if not, a finding says why. */
    boolean read(byte[] content) {
        try {
            return readAll(FACTORY.createXMLStreamReader(new ByteArrayInputStream(content)));
        } catch (XMLStreamException e) {
            findings.error(
                    owner(), line(e.getLocation()), "is not well-formed XML: " + plain(e), "open it in an editor");
            return false;
        }
    }

    private boolean readAll(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            if (!step(reader, reader.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean step(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                return refuseEntities(reader);
            }
            case XMLStreamConstants.START_ELEMENT -> {
                return enter(reader);
            }
            case XMLStreamConstants.END_ELEMENT -> leave();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
            default -> {} // comments, spaces and processing instructions say nothing to an engine
        }
        return true;
    }

    private boolean refuseEntities(XMLStreamReader reader) {
        findings.error(
                owner(),
                line(reader.getLocation()),
                "has a document type declaration (DOCTYPE), which could bring in entities and foreign files",
                "remove the DOCTYPE; models need none");
        return false;
    }

    private boolean enter(XMLStreamReader reader) {
        int line = line(reader.getLocation());
        if (++elements > limits.maxElements()) {
            String most = "has more than " + limits.maxElements() + " XML elements";
            findings.error(owner(), line, most, "split the model and join the parts by call activities");
            return false;
        }
        int depth = open == null ? 1 : open.depth() + 1;
        if (depth > limits.maxDepth()) {
            String deep = "nests elements more than " + limits.maxDepth() + " deep";
            findings.error(owner(), line, deep, "move inner sub-processes into processes of their own");
            return false;
        }
        text.setLength(0);
        String namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
        open = new XmlElement(open, namespace, reader.getLocalName(), attributes(reader), line, depth);
        visitor.enter(open);
        return true;
    }

    private void leave() {
        if (open != null) {
            visitor.leave(open, text.toString());
            open = open.parent();
        }
        text.setLength(0);
    }

    private @Nullable String owner() {
        return open == null ? null : open.owner();
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = HashMap.newHashMap(reader.getAttributeCount());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            boolean own = namespace == null || namespace.isEmpty();
            attributes.put(own ? name : namespace + "#" + name, reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static int line(@Nullable Location location) {
        return location == null ? 0 : Math.max(0, location.getLineNumber());
    }

    /** The parser's message without its habit of leading with the position. */
    private static String plain(XMLStreamException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "unreadable");
        int at = message.indexOf("Message: ");
        return (at < 0 ? message : message.substring(at + "Message: ".length())).strip();
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty("jdk.xml.maxElementDepth", "0"); // ours counts, and says it in plain words
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external references are not read");
        });
        return factory;
    }
}
