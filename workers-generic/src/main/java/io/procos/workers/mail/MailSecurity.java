package io.procos.workers.mail;

/** How the connection to a mail server is protected. */
public enum MailSecurity {
    /** Not at all: for a server on this machine. */
    NONE,
    /** By STARTTLS, which is required and never only tried. */
    STARTTLS,
    /** From the first byte. */
    TLS
}
