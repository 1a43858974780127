package io.procos.tde.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.procos.tde.testkit.TestProcess;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class ProcessXmlTest {

    @Test
    void readsPropertiesOfTheProcess() throws XMLStreamException {
        String xml = TestProcess.xml("orders", Map.of("procos.allowedTasks", "procos.http.*"));

        assertThat(ProcessXml.properties(xml, "orders")).containsEntry("procos.allowedTasks", "procos.http.*");
    }

    @Test
    void ignoresOtherProcessesOfTheFile() throws XMLStreamException {
        String xml = TestProcess.xml("orders", Map.of("procos.allowedTasks", "procos.http.*"));

        assertThat(ProcessXml.properties(xml, "invoices")).isEmpty();
    }

    @Test
    void ignoresPropertiesOfElements() throws XMLStreamException {
        String xml = TestProcess.xml("orders", Map.of())
                .replace(
                        "<zeebe:taskDefinition",
                        "<zeebe:properties><zeebe:property name=\"procos.allowedTasks\" value=\"*\"/></zeebe:properties>"
                                + "<zeebe:taskDefinition");

        assertThat(ProcessXml.properties(xml, "orders")).isEmpty();
    }

    @Test
    void refusesEntities() {
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + TestProcess.xml("orders", Map.of("procos.allowedTasks", "&e;"))
                        .substring(38);

        assertThatThrownBy(() -> ProcessXml.properties(xml, "orders")).isInstanceOf(XMLStreamException.class);
    }
}
