package io.procos.workers.mail.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import io.procos.tde.inbound.InboundMessage;
import io.procos.tde.inbound.InboundRefused;
import io.procos.tde.inbound.InboundUnavailable;
import io.procos.tde.objects.FileObjectStore;
import io.procos.workers.mail.MailSecurity;
import io.procos.workers.testkit.RecordedInbound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** New mails that start processes, from a real IMAP server. */
class InboxWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final GreenMailExtension SERVER = InboxFixture.server();

    @TempDir
    Path folder;

    private final RecordedInbound engine = new RecordedInbound();

    private InboxWatch watch(@Nullable String moveTo) {
        Inbox inbox = InboxFixture.inbox(
                SERVER.getImap().getPort(), MailSecurity.NONE, InboxFixture.PASSWORD, "mailCame", moveTo);
        InboxSettings settings = InboxFixture.settings(Map.of("desk", inbox));
        MailReading reading = new MailReading(settings, new FileObjectStore(folder, DataSize.ofMegabytes(1)));
        InboxWatch watch = new InboxWatch(InboxFixture.inboxes(settings, null), reading, engine);
        watch.start();
        return watch;
    }

    private void awaitTaken(int mails) {
        await().atMost(PATIENCE).until(() -> engine.taken().size() >= mails);
    }

    private List<Object> subjects() {
        return engine.taken().stream()
                .map(message -> (Object) message.variables().get("subject"))
                .toList();
    }

    @Test
    void tellsEachMailOnceAndLeavesItWhereItIs() throws Exception {
        InboxFixture.deliver(SERVER, InboxFixture.mail("one", "1"));
        InboxWatch first = watch(null);
        awaitTaken(1);
        InboxFixture.deliver(SERVER, InboxFixture.mail("two", "2"));
        awaitTaken(2);
        first.stop();

        InboxFixture.deliver(SERVER, InboxFixture.mail("three", "3"));
        InboxWatch second = watch(null);
        awaitTaken(3);
        second.stop();

        assertThat(subjects()).containsExactly("one", "two", "three");
        InboundMessage message = engine.taken().getFirst();
        assertThat(message.name()).isEqualTo("mailCame");
        assertThat(message.id()).matches("mail-desk-\\d+-\\d+");
        assertThat(message.variables()).containsEntry("from", "ann@example.org");
        assertThat(InboxFixture.subjects(SERVER, "INBOX")).hasSize(3);
    }

    @Test
    void movesWhatWasTold() throws Exception {
        InboxFixture.folder(SERVER, "Done");
        InboxFixture.folder(SERVER, "Refused");
        InboxFixture.deliver(SERVER, InboxFixture.mail("one", "1"));
        InboxFixture.deliver(SERVER, InboxFixture.mail("two", "2"));

        InboxWatch watch = watch("Done");

        await().atMost(PATIENCE)
                .until(() -> InboxFixture.subjects(SERVER, "Done").size() == 2);
        watch.stop();
        assertThat(subjects()).containsExactly("one", "two");
        assertThat(InboxFixture.subjects(SERVER, "INBOX")).isEmpty();
    }

    @Test
    void keepsMailsWhileTheEngineIsAway() throws Exception {
        engine.fail(new InboundUnavailable("the engine is away", new Exception("test")));
        InboxFixture.deliver(SERVER, InboxFixture.mail("one", "1"));
        InboxWatch watch = watch(null);
        await().atMost(PATIENCE).until(() -> engine.asked() >= 2);

        engine.fail(null);

        awaitTaken(1);
        watch.stop();
        assertThat(subjects()).containsExactly("one");
    }

    @Test
    void putsAsideWhatTheEngineWillNeverTakeAndGoesOn() throws Exception {
        InboxFixture.folder(SERVER, "Done");
        InboxFixture.folder(SERVER, "Refused");
        engine.fail(new InboundRefused("a variable is too large", new Exception("test")));
        InboxFixture.deliver(SERVER, InboxFixture.mail("bad", "1"));
        InboxWatch watch = watch("Done");
        await().atMost(PATIENCE)
                .until(() -> InboxFixture.subjects(SERVER, "Refused").size() == 1);

        engine.fail(null);
        InboxFixture.deliver(SERVER, InboxFixture.mail("good", "2"));

        awaitTaken(1);
        watch.stop();
        assertThat(subjects()).containsExactly("good");
    }
}
