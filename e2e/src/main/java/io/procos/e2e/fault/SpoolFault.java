package io.procos.e2e.fault;

/**
 * What became of the events of one fault.
 *
 * @param told events that a writer was promised would be kept
 * @param remembered how many of them the memory has
 * @param aside how many lie in a quarantine, and are not lost either
 * @param said whether the state said what was wrong
 * @param state the words it said it in
 */
record SpoolFault(String name, long told, long remembered, long aside, boolean said, String state) {

    long lost() {
        return told - remembered - aside;
    }
}
