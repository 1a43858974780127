package io.procos.workers.mail.inbox;

import io.procos.api.TaskError;
import io.procos.workers.input.Fields;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.MessageIDTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.RecipientStringTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.search.SubjectTerm;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which mails a task wants, as an IMAP search. Each text is one plain line: the library quotes it, and no line break can
 * begin another command. One thread.
 */
final class MailQuery {
    private static final int MAX_CHARS = 200;

    private final List<SearchTerm> terms = new ArrayList<>();

    MailQuery() {
        terms.add(new FlagTerm(new Flags(Flag.DELETED), false));
    }

    MailQuery from(@Nullable String text) throws TaskError.Rejection {
        return text == null ? this : with(new FromStringTerm(line("from", text)));
    }

    MailQuery to(@Nullable String text) throws TaskError.Rejection {
        return text == null ? this : with(new RecipientStringTerm(RecipientType.TO, line("to", text)));
    }

    MailQuery subject(@Nullable String text) throws TaskError.Rejection {
        return text == null ? this : with(new SubjectTerm(line("subject", text)));
    }

    MailQuery text(@Nullable String text) throws TaskError.Rejection {
        return text == null ? this : with(new BodyTerm(line("text", text)));
    }

    MailQuery messageId(@Nullable String id) throws TaskError.Rejection {
        return id == null ? this : with(new MessageIDTerm(line("messageId", id)));
    }

    MailQuery unseen(@Nullable Boolean only) {
        return Boolean.TRUE.equals(only) ? with(new FlagTerm(new Flags(Flag.SEEN), false)) : this;
    }

    /** From this day on, by the server's clock. */
    MailQuery since(@Nullable String day) throws TaskError.Rejection {
        return day == null ? this : with(new ReceivedDateTerm(ComparisonTerm.GE, date("since", day)));
    }

    /** Until the day before. */
    MailQuery before(@Nullable String day) throws TaskError.Rejection {
        return day == null ? this : with(new ReceivedDateTerm(ComparisonTerm.LT, date("before", day)));
    }

    SearchTerm term() {
        return new AndTerm(terms.toArray(SearchTerm[]::new));
    }

    private MailQuery with(SearchTerm term) {
        terms.add(term);
        return this;
    }

    private static String line(String field, String text) throws TaskError.Rejection {
        return Fields.line(field, Fields.present(field, text, "leave it out to search by something else"), MAX_CHARS);
    }

    private static Date date(String field, String day) throws TaskError.Rejection {
        try {
            return Date.from(
                    LocalDate.parse(day).atStartOfDay(ZoneId.systemDefault()).toInstant());
        } catch (DateTimeParseException e) {
            throw Fields.invalid(field, "is no date; write it as 2026-03-31");
        }
    }
}
