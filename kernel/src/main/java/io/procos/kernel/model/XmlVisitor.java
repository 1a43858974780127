package io.procos.kernel.model;

/** Looks at the elements of one file as they stream by. */
interface XmlVisitor {

    void enter(XmlElement element);

    /** {@code text} is what stood between the element's last child and its end. */
    void leave(XmlElement element, String text);

    ModelFacts facts();
}
