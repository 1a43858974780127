package io.procos.memory.recall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

/**
 * An HNSW graph on disk, for one process at a time. Each batch is committed, so a {@code kill -9} costs at most the batch
 * that was under way, whose rows still wait. A damaged index begins anew, and what is missing in it is embedded again.
 */
final class LuceneVectorIndex implements VectorIndex {
    private static final String ID = "id";
    private static final String KEY = "key";
    private static final String VECTOR = "vector";

    /** How many neighbours a search looks at beyond those it is asked for: more finds better and takes longer. */
    private static final int BREADTH = 100;

    private final int dimension;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private LuceneVectorIndex(int dimension, FSDirectory directory) throws IOException {
        this.dimension = dimension;
        this.directory = directory;
        this.writer = new IndexWriter(directory, new IndexWriterConfig().setCodec(new WideVectors()));
        this.searchers = new SearcherManager(writer, null);
    }

    /** The index of this model in a folder; what other models left there is deleted. */
    static LuceneVectorIndex open(Path folder, String model, int dimension) {
        Path own = new IndexFolder(folder, model, dimension).prepare();
        try {
            return openOrAnew(own, dimension);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the vector index in " + own + ": " + e.getMessage(), e);
        }
    }

    private static LuceneVectorIndex openOrAnew(Path folder, int dimension) throws IOException {
        try {
            return new LuceneVectorIndex(dimension, FSDirectory.open(folder));
        } catch (org.apache.lucene.index.CorruptIndexException
                | org.apache.lucene.index.IndexFormatTooOldException
                | java.io.EOFException
                | java.nio.file.NoSuchFileException damaged) {
            IndexFolder.discard(folder, damaged);
            return new LuceneVectorIndex(dimension, FSDirectory.open(folder));
        }
    }

    @Override
    public String name() {
        return "lucene";
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public void add(List<Entry> batch) {
        batch.forEach(entry -> requireDimension(entry.vector()));
        change(() -> {
            for (Entry entry : batch) writer.updateDocument(term(entry.id()), document(entry));
        });
    }

    private static Document document(Entry entry) {
        Label label = entry.label();
        Document document = new Document();
        document.add(new StringField(ID, Long.toString(entry.id()), Store.NO));
        document.add(new StoredField(KEY, entry.id()));
        document.add(new StringField(LuceneFilter.KIND, label.kind(), Store.NO));
        if (label.process() != null) document.add(new StringField(LuceneFilter.PROCESS, label.process(), Store.NO));
        if (label.instance() != null) document.add(new LongPoint(LuceneFilter.INSTANCE, label.instance()));
        document.add(new LongPoint(LuceneFilter.AT, label.at().toEpochMilli()));
        document.add(new KnnFloatVectorField(VECTOR, entry.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    @Override
    public List<Hit> search(float[] vector, int k, VectorFilter filter) {
        requireDimension(vector);
        var query = new KnnFloatVectorQuery(VECTOR, vector, Math.max(k, BREADTH), LuceneFilter.of(filter));
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return hits(searcher, searcher.search(query, k).scoreDocs);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vector index in " + directory.getDirectory(), e);
        }
    }

    /** Lucene's score of a cosine is (1 + cosine) / 2. */
    private static List<Hit> hits(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        StoredFields fields = searcher.storedFields();
        List<Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc doc : found) {
            long id = fields.document(doc.doc).getField(KEY).numericValue().longValue();
            hits.add(new Hit(id, 2.0 * doc.score - 1));
        }
        return hits;
    }

    @Override
    public void remove(Collection<Long> ids) {
        change(() ->
                writer.deleteDocuments(ids.stream().map(LuceneVectorIndex::term).toArray(Term[]::new)));
    }

    @Override
    public void removeInstance(long processInstanceKey) {
        change(() -> writer.deleteDocuments(LongPoint.newExactQuery(LuceneFilter.INSTANCE, processInstanceKey)));
    }

    @Override
    public long count() {
        return writer.getDocStats().numDocs;
    }

    private static Term term(long id) {
        return new Term(ID, Long.toString(id));
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) {
        try {
            change.make();
            writer.commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the vector index in " + directory.getDirectory(), e);
        }
    }

    @Override
    public void close() {
        try (directory;
                writer;
                searchers) {
            // all three, in reverse
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the vector index in " + directory.getDirectory(), e);
        }
    }
}
