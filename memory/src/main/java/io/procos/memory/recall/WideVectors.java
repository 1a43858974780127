package io.procos.memory.recall;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's own format, but for vectors of up to 4,096 numbers: embedding models give more than the 1,024 it takes by
 * default. The files are the same, so the standard format reads them.
 */
final class WideVectors extends Lucene104Codec {
    private static final int WIDEST = 4096;

    private final KnnVectorsFormat format = new Wide(new Lucene99HnswVectorsFormat());

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
    }

    private static final class Wide extends KnnVectorsFormat {
        private final KnnVectorsFormat standard;

        Wide(KnnVectorsFormat standard) {
            super(standard.getName());
            this.standard = standard;
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return standard.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return standard.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return WIDEST;
        }
    }
}
