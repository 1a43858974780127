package io.procos.standalone.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    @TempDir
    Path folder;

    @Test
    void writesEveryMailAsAFile() throws Exception {
        try (Mailbox mailbox = Mailbox.open(0, folder)) {
            ServerSetup setup = new ServerSetup(mailbox.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

            GreenMailUtil.sendTextEmail("ada@example.org", "procos@localhost", "Booked", "Invoice 4711", setup);
            GreenMailUtil.sendTextEmail("ada@example.org", "procos@localhost", "Booked", "Invoice 4712", setup);
        }

        List<Path> mails = mails();
        assertThat(mails)
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.toString()).endsWith("-ada@example.org.eml"));
        assertThat(Files.readString(mails.getFirst()))
                .contains("Subject: Booked")
                .contains("Invoice 471");
    }

    private List<Path> mails() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
