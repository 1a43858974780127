package io.procos.workers.sandbox;

/**
 * How a command ended.
 *
 * @param exitCode its own; 128 and the number of the signal that ended it
 * @param millis how long it took, its start included
 */
public record Ended(int exitCode, long millis) {

    /** What the kernel means by the signals that it sends for a limit; empty for all others. */
    public String signal() {
        return switch (exitCode) {
            case 128 + 9 -> " (killed, as when memory runs out)";
            case 128 + 11 -> " (segmentation fault, as when memory runs out)";
            case 128 + 24 -> " (processor time is used up)";
            case 128 + 25 -> " (a file grew beyond procos.workers.sandbox.disk)";
            default -> "";
        };
    }
}
