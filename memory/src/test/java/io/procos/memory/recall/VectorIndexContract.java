package io.procos.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.procos.memory.recall.VectorIndex.Entry;
import io.procos.memory.recall.VectorIndex.Hit;
import io.procos.memory.recall.VectorIndex.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every vector index promises. */
abstract class VectorIndexContract {
    static final int DIMENSION = 16;
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Random random = new Random(7);

    @SuppressWarnings("NullAway.Init")
    VectorIndex index;

    /** The index of this model, with what was added to it before. */
    abstract VectorIndex open(String model, int dimension);

    @BeforeEach
    final void open() {
        index = open("model-a", DIMENSION);
    }

    @AfterEach
    final void close() {
        index.close();
    }

    @Test
    void findsTheNearestFirst() {
        float[] wanted = vector();
        index.add(List.of(entry(1, vector()), entry(2, wanted), entry(3, between(wanted, vector()))));

        List<Hit> hits = index.search(wanted, 2, VectorFilter.NONE);

        assertThat(hits).extracting(Hit::id).containsExactly(2L, 3L);
        assertThat(hits.getFirst().similarity()).isBetween(0.999, 1.001);
        assertThat(hits.get(1).similarity()).isLessThan(0.999);
    }

    @Test
    void findsNothingInAnEmptyIndex() {
        assertThat(index.search(vector(), 10, VectorFilter.NONE)).isEmpty();
        assertThat(index.count()).isZero();
    }

    @Test
    void replacesWhatIsAddedAgain() {
        float[] old = vector();
        float[] fresh = opposite(old);
        index.add(List.of(entry(1, old)));

        index.add(List.of(entry(1, fresh)));

        assertThat(index.count()).isEqualTo(1);
        assertThat(index.search(fresh, 1, VectorFilter.NONE).getFirst().similarity())
                .isGreaterThan(0.999);
    }

    @Test
    void narrowsByKindProcessInstanceAndTime() {
        float[] same = vector();
        index.add(List.of(
                new Entry(1, new Label("error", "order", 10L, NOON), same),
                new Entry(2, new Label("note", "order", 11L, NOON), same),
                new Entry(3, new Label("error", "bill", 12L, NOON.plusSeconds(60)), same),
                new Entry(4, new Label("process", null, null, NOON.plusSeconds(120)), same)));

        assertThat(found(same, new VectorFilter(Set.of("error"), null, null, null, null)))
                .containsExactlyInAnyOrder(1L, 3L);
        assertThat(found(same, new VectorFilter(Set.of("error", "process"), null, null, null, null)))
                .containsExactlyInAnyOrder(1L, 3L, 4L);
        assertThat(found(same, new VectorFilter(Set.of(), "order", null, null, null)))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(found(same, new VectorFilter(Set.of(), null, 12L, null, null)))
                .containsExactly(3L);
        assertThat(found(same, new VectorFilter(Set.of(), null, null, NOON.plusSeconds(60), NOON.plusSeconds(120))))
                .containsExactly(3L);
        assertThat(found(same, new VectorFilter(Set.of("note"), "bill", null, null, null)))
                .isEmpty();
    }

    @Test
    void findsAllThatPassANarrowFilterAmongMany() {
        float[] wanted = vector();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            entries.add(new Entry(i, new Label(i % 500 == 0 ? "rare" : "common", null, null, NOON), vector()));
        }
        index.add(entries);

        assertThat(found(wanted, new VectorFilter(Set.of("rare"), null, null, null, null)))
                .containsExactlyInAnyOrder(0L, 500L, 1000L, 1500L);
    }

    @Test
    void findsWhatAnExactSearchFinds() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) entries.add(entry(i, vector()));
        for (int i = 0; i < entries.size(); i += 500) index.add(entries.subList(i, i + 500));

        int common = 0;
        for (int i = 0; i < 20; i++) {
            float[] query = vector();
            List<Long> exact = entries.stream()
                    .sorted((a, b) -> Double.compare(dot(b.vector(), query), dot(a.vector(), query)))
                    .limit(10)
                    .map(Entry::id)
                    .toList();
            common += (int) index.search(query, 10, VectorFilter.NONE).stream()
                    .filter(hit -> exact.contains(hit.id()))
                    .count();
        }

        assertThat(common).isGreaterThanOrEqualTo(190);
    }

    @Test
    void removesByIdAndByInstance() {
        float[] same = vector();
        index.add(LongStream.rangeClosed(1, 4)
                .mapToObj(id -> new Entry(id, new Label("note", null, id / 3, NOON), same))
                .toList());

        index.remove(List.of(1L, 99L));
        index.removeInstance(1L);

        assertThat(found(same, VectorFilter.NONE)).containsExactly(2L);
        assertThat(index.count()).isEqualTo(1);
    }

    @Test
    void refusesAnotherDimensionAndAddsNothing() {
        List<Entry> batch = List.of(entry(1, vector()), entry(2, new float[DIMENSION + 1]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.add(batch))
                .withMessageContaining("procos.memory.embeddings.dimension");
        assertThatIllegalArgumentException().isThrownBy(() -> index.search(new float[3], 1, VectorFilter.NONE));
        assertThat(index.count()).isZero();
    }

    @Test
    void knowsAfterARestartWhatWasAdded() {
        index.add(List.of(entry(1, vector()), entry(2, vector())));

        index.close();
        index = open("model-a", DIMENSION);

        assertThat(index.count()).isEqualTo(2);
    }

    @Test
    void isEmptyForAnotherModel() {
        index.add(List.of(entry(1, vector())));

        index.close();
        index = open("model-b", DIMENSION + 8);

        assertThat(index.count()).isZero();
        assertThat(index.dimension()).isEqualTo(DIMENSION + 8);
    }

    private List<Long> found(float[] vector, VectorFilter filter) {
        return index.search(vector, 10, filter).stream().map(Hit::id).toList();
    }

    static Entry entry(long id, float[] vector) {
        return new Entry(id, new Label("note", "order", 10L, NOON), vector);
    }

    final float[] vector() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) vector[i] = (float) random.nextGaussian();
        return Vectors.normalised(vector);
    }

    private static float[] between(float[] one, float[] other) {
        float[] vector = new float[one.length];
        for (int i = 0; i < one.length; i++) vector[i] = 2 * one[i] + other[i];
        return Vectors.normalised(vector);
    }

    private static float[] opposite(float[] vector) {
        float[] other = vector.clone();
        for (int i = 0; i < other.length; i++) other[i] = -other[i];
        return other;
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum;
    }
}
