package io.procos.tde.spring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where values are kept that are too large for the engine.
 *
 * @param store files in a folder, or an S3 bucket ({@code procos.objects.s3})
 * @param folder of the store in files, which the workers of one machine share; for S3, of content on its way
 * @param largest the largest object
 * @param offloadAbove an output field that weighs more goes into the store, and its reference into the process
 * @param fetchBelow the largest object that is put back into an input
 */
@ConfigurationProperties("procos.objects")
record ObjectSettings(
        @DefaultValue("files") Kind store,
        @DefaultValue(".procos/objects") Path folder,
        @DefaultValue("1GB") DataSize largest,
        @DefaultValue("256KB") DataSize offloadAbove,
        @DefaultValue("10MB") DataSize fetchBelow) {

    enum Kind {
        FILES,
        S3
    }

    private static final DataSize MOST_FETCHED = DataSize.ofGigabytes(1);

    ObjectSettings {
        if (offloadAbove.toBytes() < 1) {
            throw new IllegalArgumentException("procos.objects.offload-above must be at least 1B");
        }
        if (fetchBelow.toBytes() < 1 || fetchBelow.compareTo(MOST_FETCHED) > 0) {
            throw new IllegalArgumentException("procos.objects.fetch-below must be from 1B to 1GB");
        }
    }
}
