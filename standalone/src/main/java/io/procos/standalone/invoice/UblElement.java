package io.procos.standalone.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An element read by local names, whatever prefixes the document chose. The schema has been checked before. */
record UblElement(Element element) {

    /** All elements at the end of a path of child names. */
    Stream<UblElement> all(String... path) {
        Stream<UblElement> found = Stream.of(this);
        for (String name : path) {
            found = found.flatMap(parent -> parent.children(name));
        }
        return found;
    }

    Optional<String> text(String... path) {
        return all(path).map(UblElement::text).filter(text -> !text.isEmpty()).findFirst();
    }

    Optional<BigDecimal> number(String... path) {
        return text(path).map(BigDecimal::new);
    }

    /** A UBL date; a time zone, which the schema allows, does not change the day. */
    Optional<LocalDate> date(String... path) {
        return text(path).map(text -> LocalDate.parse(text.substring(0, "yyyy-mm-dd".length())));
    }

    String text() {
        return element.getTextContent().strip();
    }

    String attribute(String name) {
        return element.getAttribute(name);
    }

    private Stream<UblElement> children(String name) {
        NodeList nodes = element.getChildNodes();
        List<Element> matching = IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(node -> name.equals(node.getLocalName()))
                .map(Element.class::cast)
                .toList();
        return matching.stream().map(UblElement::new);
    }
}
