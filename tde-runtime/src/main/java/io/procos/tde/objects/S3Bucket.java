package io.procos.tde.objects;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Where an {@link S3ObjectStore} keeps its objects.
 *
 * @param prefix of all keys, with its slash; may be empty
 * @param endpoint of a server that is not Amazon's; null takes Amazon's of the region
 * @param accessKey null leaves the login to Amazon's usual chain: environment, profile, container, instance
 * @param secretKey shown nowhere
 * @param pathStyle whether the bucket stands in the path instead of the host's name, as most other servers want it
 * @param partSize larger objects are sent in parts of this size; S3 wants 5 MB at least
 * @param timeout of one object's transfer, with all its tries
 * @param drafts a local folder for content on its way
 * @param largest the largest object
 */
public record S3Bucket(
        String bucket,
        String prefix,
        String region,
        @Nullable URI endpoint,
        @Nullable String accessKey,
        @Nullable String secretKey,
        boolean pathStyle,
        DataSize partSize,
        Duration timeout,
        Path drafts,
        DataSize largest) {

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix + (endpoint == null ? "" : " at " + endpoint);
    }
}
