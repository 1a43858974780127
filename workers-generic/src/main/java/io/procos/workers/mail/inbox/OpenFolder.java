package io.procos.workers.mail.inbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One folder on a connection of its own, open until closed. One thread. */
final class OpenFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFolder.class);

    private final IMAPStore store;
    private final IMAPFolder folder;

    private OpenFolder(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** @param mode {@link Folder#READ_ONLY} or {@link Folder#READ_WRITE} */
    static OpenFolder open(Inbox inbox, Properties properties, String name, int mode) throws MessagingException {
        IMAPStore store = new IMAPStore(Session.getInstance(properties), null);
        try {
            store.connect(inbox.host(), inbox.port(), inbox.username(), inbox.password());
            IMAPFolder folder = (IMAPFolder) store.getFolder(name);
            folder.open(mode);
            return new OpenFolder(store, folder);
        } catch (MessagingException e) {
            hangUp(store);
            throw e;
        }
    }

    IMAPFolder folder() {
        return folder;
    }

    /** True when the server keeps keywords of our own with the mails of this folder. */
    boolean keepsKeywords() {
        Flags permanent = folder.getPermanentFlags();
        return permanent != null && permanent.contains(Flags.Flag.USER);
    }

    /** Moves mails in one step where the server can, else copies them and takes the originals away. */
    void move(Message[] mails, String to) throws MessagingException {
        Folder target = store.getFolder(to);
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(mails, target);
            return;
        }
        folder.copyMessages(mails, target);
        folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            // Without it an expunge would also take what somebody else has marked.
            folder.expunge(mails);
        }
    }

    @Override
    public void close() {
        hangUp(store);
    }

    /** How the connection ends changes nothing of what happened on it; folders close with it, nothing is expunged. */
    private static void hangUp(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server hung up first", e);
        }
    }
}
