package io.procos.engine.log;

/** When appended bytes are forced to the device. */
public enum FsyncPolicy {
    /** One fsync for each group of waiting appends, before anybody hears of them. The default. */
    GROUP,
    /** Never: a crash of the operating system loses acknowledged work (a crash of the JVM does not). Throw-away data only. */
    NEVER
}
