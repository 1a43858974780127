package io.procos.tde.objects;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The client of one bucket. */
final class S3Login {
    private S3Login() {}

    /**
     * Tries again what is worth it, with growing pauses. The SDK's own checksums are left out, because not every server
     * knows them: uploads carry an MD5 that every server checks, and what is read is compared with its name.
     */
    static S3Client client(S3Bucket place) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(place.region()))
                .credentialsProvider(credentials(place))
                .forcePathStyle(place.pathStyle())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        all -> all.retryStrategy(RetryMode.STANDARD).apiCallTimeout(place.timeout()));
        return place.endpoint() == null
                ? builder.build()
                : builder.endpointOverride(place.endpoint()).build();
    }

    private static AwsCredentialsProvider credentials(S3Bucket place) {
        String secret = place.secretKey();
        return place.accessKey() == null || secret == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(place.accessKey(), secret));
    }
}
