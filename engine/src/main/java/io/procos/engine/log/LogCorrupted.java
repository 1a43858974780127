package io.procos.engine.log;

/** Stored bytes are not the bytes that were written. The message names the file, the place and the way out. */
public final class LogCorrupted extends RuntimeException {

    public LogCorrupted(String message) {
        super(message);
    }
}
