package io.procos.standalone.daemon;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server for development: takes every mail on loopback and writes it into a folder as a file that any mail
 * program opens. Nothing leaves the machine.
 */
final class Mailbox implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;
    private final Path folder;
    private final AtomicInteger count = new AtomicInteger();

    private Mailbox(GreenMail server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Mailbox open(int port, Path folder) {
        GreenMail server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        Mailbox mailbox = new Mailbox(server, folder);
        try {
            server.start();
        } catch (IllegalStateException taken) {
            throw new CannotStart(
                    "the mailbox cannot listen on port " + port, "choose another with procos up --smtp-port 0", taken);
        }
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((message, to) -> mailbox.keep(message, to, users));
        return mailbox;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Called once for each recipient. The file is the mail; what the server itself keeps in memory is let go. */
    private GreenMailUser keep(MovingMessage message, MailAddress to, UserManager users)
            throws MessagingException, UserException {
        try {
            write(message, to);
            server.purgeEmailFromAllMailboxes();
        } catch (IOException | FolderException failed) {
            throw new MessagingException("the mail cannot be kept in " + folder + ": " + failed.getMessage());
        }
        GreenMailUser known = users.getUserByEmail(to.getEmail());
        return known != null ? known : users.createUser(to.getEmail(), to.getEmail(), to.getEmail());
    }

    private void write(MovingMessage message, MailAddress to) throws IOException, MessagingException {
        String name = "%s-%04d-%s.eml"
                .formatted(
                        LocalDateTime.now().format(STAMP),
                        count.incrementAndGet(),
                        to.getEmail().replaceAll("[^A-Za-z0-9@._-]", "_"));
        Path draft = Files.createTempFile(folder, ".mail", ".tmp");
        try {
            try (OutputStream file = Files.newOutputStream(draft)) {
                message.getMessage().writeTo(file);
            }
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
