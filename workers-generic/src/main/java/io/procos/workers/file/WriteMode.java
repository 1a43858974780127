package io.procos.workers.file;

/** What to do when the file is there already; {@link #toString} is how processes write it. */
enum WriteMode {
    /** Done when it has the same content, as after a repeated run; refused when it has other content. */
    CREATE("create"),
    /** Replace it. */
    OVERWRITE("overwrite"),
    /** Refuse, whatever its content. */
    FAIL_IF_EXISTS("failIfExists");

    private final String written;

    WriteMode(String written) {
        this.written = written;
    }

    @Override
    public String toString() {
        return written;
    }
}
