package io.procos.tde.policy;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the extension properties of one process in a BPMN file. Refuses document types and external entities. */
final class ProcessXml {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /** definitions / process / extensionElements / properties / property. */
    private static final int PROPERTY_DEPTH = 5;

    private ProcessXml() {}

    static Map<String, String> properties(String xml, String processId) throws XMLStreamException {
        XMLStreamReader reader = hardened().createXMLStreamReader(new StringReader(xml));
        try {
            return properties(reader, processId);
        } finally {
            reader.close();
        }
    }

    private static Map<String, String> properties(XMLStreamReader reader, String processId) throws XMLStreamException {
        Map<String, String> found = new HashMap<>();
        boolean inProcess = false;
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (is(reader, BPMN, "process")) {
                    inProcess = processId.equals(reader.getAttributeValue(null, "id"));
                } else if (inProcess && depth == PROPERTY_DEPTH && is(reader, ZEEBE, "property")) {
                    found.put(attribute(reader, "name"), attribute(reader, "value"));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a document type is not allowed");
            }
        }
        return found;
    }

    private static boolean is(XMLStreamReader reader, String namespace, String name) {
        return name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI());
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
