package io.procos.workers.file;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.xml.JacksonXmlModule;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as contexts and lists: a context of one entry, the root element. Attributes and child elements are entries by
 * local name, namespaces are dropped, repeated elements are a list, and text beside attributes or directly in the root
 * element is the entry {@code value}. A document type is refused, so there are no entities to expand and nothing to fetch.
 */
final class XmlContent {
    private static final WstxInputFactory READERS = hardened();
    private static final XmlMapper MAPPER = mapper();

    private XmlContent() {}

    static Map<String, @Nullable Object> parse(byte[] bytes) throws IOException {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                String root = rootElement(reader);
                return entry(root, content(reader));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static @Nullable Object content(XMLStreamReader reader) throws IOException {
        try (JsonParser parser = MAPPER.getFactory().createParser(reader)) {
            return MAPPER.convertValue(MAPPER.readTree(parser), Object.class);
        }
    }

    private static Map<String, @Nullable Object> entry(String name, @Nullable Object value) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put(name, value);
        return entry;
    }

    private static String rootElement(XMLStreamReader reader) throws XMLStreamException, IOException {
        while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (reader.next() == XMLStreamConstants.DTD) {
                throw new IOException("it has a DOCTYPE, which is never read; remove it");
            }
        }
        return reader.getLocalName();
    }

    private static WstxInputFactory hardened() {
        WstxInputFactory readers = new WstxInputFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, ReadFormat.MAX_DEPTH);
        return readers;
    }

    private static XmlMapper mapper() {
        JacksonXmlModule module = new JacksonXmlModule();
        module.setXMLTextElementName("value");
        return new XmlMapper(new XmlFactory(READERS), module);
    }
}
