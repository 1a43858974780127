package io.procos.workers.mail.inbox;

import io.procos.api.TaskError;
import io.procos.tde.Adapter;
import io.procos.tde.AdapterType;
import io.procos.tde.EffectKind;
import io.procos.tde.TaskContext;
import io.procos.workers.input.Fields;
import io.procos.workers.mail.ConnectionFailure;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Searches a mailbox over IMAP, reads what it finds, and marks or moves it if asked. */
@Component
@AdapterType(
        value = "procos.mail.read.v1",
        name = "Read mail",
        description = "Searches a mailbox over IMAP, reads the mails, and marks them as seen or moves them if asked.",
        effect = EffectKind.NOT_IDEMPOTENT,
        policyArgument = "mailbox",
        lease = "PT60S",
        errors = MailReadAdapter.NO_FOLDER + ": the server has no such folder")
class MailReadAdapter implements Adapter<MailReadAdapter.Input, MailReadAdapter.Output> {
    static final String NO_FOLDER = "MAIL_FOLDER_MISSING";

    private static final int USUAL_LIMIT = 10;

    record Input(
            @io.procos.tde.Input(
                    label = "Mailbox",
                    description = "The name of a configured mailbox; may be empty when there is only one",
                    example = "orders",
                    maxLength = 100,
                    group = "Mailbox")
            @Nullable String mailbox,

            @io.procos.tde.Input(
                    label = "Folder",
                    description = "One of the folders that tasks may read; INBOX when empty",
                    example = "INBOX",
                    maxLength = 200,
                    group = "Mailbox")
            @Nullable String folder,

            @io.procos.tde.Input(
                    label = "From",
                    description = "Part of the sender's name or address",
                    example = "@supplier.example.org",
                    maxLength = 200,
                    group = "Search")
            @Nullable String from,

            @io.procos.tde.Input(
                    label = "To",
                    description = "Part of a recipient's name or address",
                    maxLength = 200,
                    group = "Search")
            @Nullable String to,

            @io.procos.tde.Input(
                    label = "Subject",
                    description = "Part of the subject",
                    example = "Invoice",
                    maxLength = 200,
                    group = "Search")
            @Nullable String subject,

            @io.procos.tde.Input(label = "Text", description = "Part of the body", maxLength = 200, group = "Search")
            @Nullable String text,

            @io.procos.tde.Input(
                    label = "Message-ID",
                    description = "Exactly this mail",
                    maxLength = 200,
                    group = "Search")
            @Nullable String messageId,

            @io.procos.tde.Input(
                    label = "Since",
                    description = "The first day, as 2026-03-31",
                    maxLength = 10,
                    group = "Search")
            @Nullable String since,

            @io.procos.tde.Input(
                    label = "Before",
                    description = "The day after the last, as 2026-03-31",
                    maxLength = 10,
                    group = "Search")
            @Nullable String before,

            @io.procos.tde.Input(label = "Unseen", description = "Only mails that nobody has seen", group = "Search")
            @Nullable Boolean unseen,

            @io.procos.tde.Input(
                    label = "Limit",
                    description = "Most mails to read; 10 when empty",
                    example = "10",
                    group = "Search")
            @Nullable Integer limit,

            @io.procos.tde.Input(
                    label = "Newest first",
                    description = "The oldest come first when empty",
                    group = "Search")
            @Nullable Boolean newestFirst,

            @io.procos.tde.Input(
                    label = "Attachments",
                    description = "Put their contents into the object store",
                    group = "Then")
            @Nullable Boolean attachments,

            @io.procos.tde.Input(label = "Mark as seen", group = "Then") @Nullable Boolean markSeen,

            @io.procos.tde.Input(
                    label = "Move to",
                    description = "One of the folders that tasks may use",
                    example = "Done",
                    maxLength = 200,
                    group = "Then")
            @Nullable String moveTo) {}

    /**
     * @param mails what was read
     * @param found how many mails the search found
     */
    record Output(List<Mail> mails, int found) {}

    private final Inboxes inboxes;
    private final MailReading reading;
    private final int maxMails;

    MailReadAdapter(Inboxes inboxes, MailReading reading, InboxSettings settings) {
        this.inboxes = inboxes;
        this.reading = reading;
        this.maxMails = settings.read().maxMails();
    }

    @Override
    public Output execute(Input input, TaskContext context) throws TaskError, InterruptedException, IOException {
        String mailbox = inboxes.choose(input.mailbox());
        String folder = allowed(mailbox, "folder", input.folder() == null ? "INBOX" : input.folder());
        String moveTo = input.moveTo() == null ? null : allowed(mailbox, "moveTo", input.moveTo());
        MailQuery query = query(input);
        int limit = limit(input);
        boolean changes = moveTo != null || Boolean.TRUE.equals(input.markSeen());
        try (OpenFolder open = inboxes.open(mailbox, folder, changes)) {
            Message[] found = open.folder().search(query.term());
            Message[] chosen = chosen(found, limit, Boolean.TRUE.equals(input.newestFirst()));
            List<Mail> mails = read(open.folder(), chosen, Boolean.TRUE.equals(input.attachments()));
            settle(open, chosen, input, moveTo);
            context.note("mail read", Map.of("mailbox", mailbox, "folder", folder, "mails", mails.size()));
            return new Output(mails, found.length);
        } catch (FolderNotFoundException e) {
            throw new TaskError.Rejection(
                    NO_FOLDER, "folder or moveTo: the mailbox " + mailbox + " has no such folder; make it there", e);
        } catch (MessagingException e) {
            throw ConnectionFailure.of(e, "the mailbox was not read", Inboxes.SETTINGS + "." + mailbox);
        }
    }

    private List<Mail> read(IMAPFolder folder, Message[] chosen, boolean attachments)
            throws MessagingException, IOException {
        List<Mail> mails = new ArrayList<>();
        for (Message one : chosen) {
            mails.add(reading.read(folder, (IMAPMessage) one, attachments));
        }
        return mails;
    }

    private static void settle(OpenFolder open, Message[] chosen, Input input, @Nullable String moveTo)
            throws MessagingException {
        if (chosen.length == 0) {
            return;
        }
        if (Boolean.TRUE.equals(input.markSeen())) {
            open.folder().setFlags(chosen, new Flags(Flag.SEEN), true);
        }
        if (moveTo != null) {
            open.move(chosen, moveTo);
        }
    }

    private static Message[] chosen(Message[] found, int limit, boolean newestFirst) {
        List<Message> order = Arrays.asList(found.clone());
        if (newestFirst) {
            Collections.reverse(order);
        }
        return order.stream().limit(limit).toArray(Message[]::new);
    }

    private static MailQuery query(Input input) throws TaskError.Rejection {
        return new MailQuery()
                .from(input.from())
                .to(input.to())
                .subject(input.subject())
                .text(input.text())
                .messageId(input.messageId())
                .since(input.since())
                .before(input.before())
                .unseen(input.unseen());
    }

    private int limit(Input input) throws TaskError.Rejection {
        int limit = input.limit() == null ? Math.min(USUAL_LIMIT, maxMails) : input.limit();
        if (limit < 1 || limit > maxMails) {
            throw Fields.invalid("limit", "must be from 1 to " + maxMails + " (procos.workers.mail.read.max-mails)");
        }
        return limit;
    }

    private String allowed(String mailbox, String field, String folder) throws TaskError.Rejection {
        Fields.line(field, folder, 200);
        if (!inboxes.named(mailbox).folders().contains(folder)) {
            throw Fields.invalid(
                    field,
                    "is no folder that tasks may use; add it to " + Inboxes.SETTINGS + "." + mailbox + ".folders");
        }
        return folder;
    }
}
