package io.procos.tde.policy;

/** Where the BPMN of a deployed process definition comes from. Thread-safe. */
@FunctionalInterface
public interface DefinitionXml {

    /** The BPMN file as deployed; throws when it cannot be had now. */
    String fetch(long processDefinitionKey) throws Exception;
}
