package io.procos.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.procos.memory.recall.Recall.Found;
import io.procos.memory.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RecallTest {
    @AutoClose
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private final JdbcClient sql = DATABASE.sql();

    @SuppressWarnings("NullAway.Init")
    private VectorIndex index;

    @BeforeEach
    void open() {
        sql.sql("truncate vector_event, vector_gone").update();
        index = LuceneVectorIndex.open(folder, "lexical-1", LexicalEmbeddings.DIMENSION);
        remember(1, "error", "order", "HTTP 503 from the shipping service, the connection timed out");
        remember(2, "result", "order", "shipped parcel 4711 to Vienna");
        remember(3, "error", "bill", "the invoice could not be read: no tax number");
        remember(4, "process", "bill", "Read an invoice, check it, pay it");
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void findsByWords() {
        assertThat(about("tax number")).first().satisfies(found -> {
            assertThat(found.snippet()).contains("**tax** **number**");
            assertThat(found.byWords()).isEqualTo(1);
            assertThat(found.processInstanceKey()).isEqualTo(1003L);
        });
    }

    @Test
    void findsByNearnessWhatHasNoneOfTheWords() {
        embedder(new LexicalEmbeddings()).step();

        List<Found> found = about("timeouts while connecting");

        assertThat(found.getFirst().snippet()).contains("503");
        assertThat(found.getFirst().byWords()).isNull();
        assertThat(found.getFirst().byMeaning()).isEqualTo(1);
    }

    @Test
    void putsFirstWhatBothFind() {
        embedder(new LexicalEmbeddings()).step();

        assertThat(about("invoice")).extracting(Found::kind).startsWith("process");
        assertThat(about("invoice").getFirst().byMeaning()).isNotNull();
    }

    @Test
    void keepsToTheFilter() {
        embedder(new LexicalEmbeddings()).step();

        List<Found> found = recall(new LexicalEmbeddings())
                .about("invoice", new VectorFilter(Set.of("error"), "bill", null, null, null), 10)
                .items();

        assertThat(found).extracting(Found::processInstanceKey).containsExactly(1003L);
    }

    @Test
    void answersByWordsWhileTheProviderIsAwayAndSaysSo() {
        Recall.Answer answer = recall(new Away()).about("invoice", VectorFilter.NONE, 10);

        assertThat(answer.items()).hasSize(2);
        assertThat(answer.basis().trouble()).contains("by words only").contains("nobody answers");
    }

    @Test
    void embedsEachTextOnce() {
        Embedder embedder = embedder(new LexicalEmbeddings());

        embedder.step();
        embedder.step();

        assertThat(index.count()).isEqualTo(4);
        assertThat(embedder.lag().waiting()).isZero();
    }

    @Test
    void leavesTextsWaitingWhileTheProviderIsAway() {
        Embedder embedder = embedder(new Away());

        assertThatExceptionOfType(Embeddings.Unavailable.class).isThrownBy(embedder::step);
        embedder(new LexicalEmbeddings()).step();

        assertThat(index.count()).isEqualTo(4);
    }

    @Test
    void leavesOutOnlyTheTextThatIsRefused() {
        remember(5, "note", "order", "poison");

        embedder(new Picky()).step();

        assertThat(index.count()).isEqualTo(4);
        assertThat(sql.sql("select count(*) from vector_event where embedding_model is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesTheVectorsOfDeletedTextsOutOfTheIndex() {
        Embedder embedder = embedder(new LexicalEmbeddings());
        embedder.step();

        sql.sql("delete from vector_event where process_instance_key = 1001").update();
        embedder.step();

        assertThat(index.count()).isEqualTo(3);
        assertThat(sql.sql("select count(*) from vector_gone").query(Long.class).single())
                .isZero();
    }

    @Test
    void embedsAgainWhatTheIndexLost() {
        embedder(new LexicalEmbeddings()).step();
        index.remove(List.of(1L, 2L, 3L, 4L));

        try (Embedder embedder = embedder(new LexicalEmbeddings())) {
            embedder.start();
            await().until(() -> index.count() == 4);
        }
    }

    @Test
    void embedsAgainForAnotherModel() {
        sql.sql("update vector_event set embedding_model = 'older'").update();

        try (Embedder embedder = embedder(new LexicalEmbeddings())) {
            embedder.start();
            await().until(() -> index.count() == 4);
        }
    }

    private List<Found> about(String question) {
        return recall(new LexicalEmbeddings())
                .about(question, VectorFilter.NONE, 10)
                .items();
    }

    private Recall recall(Embeddings embeddings) {
        return new Recall(new RememberedTexts(sql), embeddings, index);
    }

    private Embedder embedder(Embeddings embeddings) {
        DataSource database = DATABASE.dataSource();
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        return new Embedder(new WaitingTexts(JdbcClient.create(database), transactions), embeddings, index);
    }

    private void remember(long id, String kind, String process, String text) {
        sql.sql("insert into vector_event (id, kind, process_instance_key, bpmn_process_id, at, text)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(new ArrayList<Object>(List.of(
                        id,
                        kind,
                        1000 + id,
                        process,
                        OffsetDateTime.parse("2026-11-20T12:00:00Z").plusSeconds(id),
                        text)))
                .update();
    }

    /** A model like the lexical one, but. */
    private abstract static class Other implements Embeddings {
        final Embeddings lexical = new LexicalEmbeddings();

        @Override
        public String model() {
            return lexical.model();
        }

        @Override
        public String description() {
            return lexical.description();
        }

        @Override
        public int dimension() {
            return lexical.dimension();
        }

        @Override
        public int batch() {
            return 64;
        }
    }

    private static final class Away extends Other {
        @Override
        public List<float[]> embed(List<String> texts) {
            throw new Unavailable("nobody answers", null);
        }
    }

    private static final class Picky extends Other {
        @Override
        public List<float[]> embed(List<String> texts) {
            if (texts.contains("poison")) throw new Refused("not this", new IllegalArgumentException());
            return lexical.embed(texts);
        }
    }
}
