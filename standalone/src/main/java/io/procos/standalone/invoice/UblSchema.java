package io.procos.standalone.invoice;

import io.procos.api.TaskError;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The UBL 2.1 schema of one document kind, from the OASIS files on the class path. Thread-safe. */
final class UblSchema {
    private static final String MAIN = "/external/schemas/ubl21/maindoc/UBL-%s-2.1.xsd";
    private static final String COMMON = "/external/schemas/ubl21/common/";

    /** What the OASIS files import by namespace alone. */
    private static final Map<String, String> FOREIGN = Map.of(
            "urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2",
            "/schemas/CCTS_CCT_SchemaModule.xsd",
            XMLSignature.XMLNS,
            "/schemas/xmldsig-core-schema.xsd");

    private final Schema schema;

    /** @param root {@code Invoice} or {@code CreditNote} */
    UblSchema(String root) {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DOMImplementationLS inputs = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            factory.setResourceResolver((type, namespace, publicId, systemId, base) ->
                    input(inputs, systemId, namespace).orElse(null));
            schema = factory.newSchema(main(root));
        } catch (SAXException | ReflectiveOperationException broken) {
            throw new IllegalStateException("the UBL 2.1 schema for " + root + " cannot be loaded", broken);
        }
    }

    /** The first fault of the document; empty when it is valid. */
    Optional<SchemaFault> fault(Document document) throws TaskError.Rejection {
        try {
            schema.newValidator().validate(new DOMSource(document));
            return Optional.empty();
        } catch (SAXException broken) {
            return Optional.of(SchemaFault.of(broken.getMessage()));
        } catch (IOException impossible) {
            throw Refusal.unreadable("the XML cannot be read", impossible);
        }
    }

    private static Source main(String root) {
        URL url = UblSchema.class.getResource(MAIN.formatted(root));
        return new StreamSource(String.valueOf(url));
    }

    /** Every import is answered from the class path, by file name or by namespace; nothing is fetched. */
    private static Optional<LSInput> input(
            DOMImplementationLS inputs, @Nullable String systemId, @Nullable String namespace) {
        String resource = systemId == null
                ? FOREIGN.get(String.valueOf(namespace))
                : COMMON + systemId.substring(systemId.lastIndexOf('/') + 1);
        return Optional.ofNullable(resource).map(UblSchema.class::getResource).map(url -> input(inputs, url));
    }

    private static LSInput input(DOMImplementationLS inputs, URL url) {
        LSInput input = inputs.createLSInput();
        input.setSystemId(url.toString());
        try {
            input.setByteStream(url.openStream());
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + url, broken);
        }
        return input;
    }
}
