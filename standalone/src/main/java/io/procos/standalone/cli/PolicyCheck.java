package io.procos.standalone.cli;

import io.procos.standalone.home.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which policy decides about tasks, and whether it can be read. */
final class PolicyCheck {
    private PolicyCheck() {}

    static Check of(DataFolder data) {
        Path own = data.root().resolve("policy").resolve("policy.dmn");
        if (Files.notExists(own)) {
            return Check.good("policy", "the one that ProcOS brings; your own goes into " + own);
        }
        try {
            int rules = rules(own);
            return rules == 0
                    ? Check.bad("policy", own + " has no decision 'policy' with rules", "correct it in Modeler")
                    : Check.good("policy", own + ", " + rules + " rules");
        } catch (IOException | XMLStreamException broken) {
            String cause =
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
            return Check.bad("policy", own + " cannot be read: " + cause, "correct it in Modeler, or remove it");
        }
    }

    private static int rules(Path file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream content = Files.newInputStream(file)) {
            XMLStreamReader reader = factory.createXMLStreamReader(content);
            int rules = 0;
            boolean inPolicy = false;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    if (reader.getLocalName().equals("decision")) {
                        inPolicy = "policy".equals(reader.getAttributeValue(null, "id"));
                    }
                    rules += inPolicy && reader.getLocalName().equals("rule") ? 1 : 0;
                }
            }
            return rules;
        }
    }
}
