package io.procos.tde.spring;

import io.procos.tde.objects.S3Bucket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The bucket for objects when {@code procos.objects.store} is {@code s3}.
 *
 * @param bucket its name
 * @param prefix of all keys; none by default
 * @param region Amazon's; other servers mostly do not care
 * @param endpoint of another server than Amazon's, such as {@code https://minio.example.org}
 * @param accessKey with secretKey the login; without both Amazon's usual chain: environment, profile, container, instance
 * @param secretKey belongs into the environment ({@code PROCOS_OBJECTS_S3_SECRETKEY})
 * @param pathStyle whether the bucket stands in the path; by default where an endpoint is given
 * @param partSize larger objects are sent in parts of this size, from 5MB
 * @param timeout of one transfer, with all its tries
 */
@ConfigurationProperties("procos.objects.s3")
record S3Settings(
        @Nullable String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("us-east-1") String region,
        @Nullable URI endpoint,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable Boolean pathStyle,
        @DefaultValue("16MB") DataSize partSize,
        @DefaultValue("10m") Duration timeout) {

    private static final DataSize LEAST_PART = DataSize.ofMegabytes(5);
    private static final DataSize MOST_PART = DataSize.ofGigabytes(1);

    S3Settings {
        require(
                partSize.compareTo(LEAST_PART) >= 0 && partSize.compareTo(MOST_PART) <= 0,
                "part-size must be from 5MB to 1GB");
        require(timeout.isPositive(), "timeout must be more than 0");
        require((accessKey == null) == (secretKey == null), "access-key and secret-key must be set both, or neither");
    }

    S3Bucket in(ObjectSettings objects) {
        require(bucket != null && !bucket.isBlank(), "bucket must name the bucket when procos.objects.store is s3");
        return new S3Bucket(
                String.valueOf(bucket),
                prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                region,
                endpoint,
                accessKey,
                secretKey,
                pathStyle == null ? endpoint != null : pathStyle,
                partSize,
                timeout,
                objects.folder().resolve("incoming"),
                objects.largest());
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "S3Settings[bucket=" + bucket + ", prefix=" + prefix + ", endpoint=" + endpoint + "]";
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("procos.objects.s3." + message);
        }
    }
}
