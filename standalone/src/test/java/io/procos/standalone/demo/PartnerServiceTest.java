package io.procos.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartnerServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private PartnerService service;

    @BeforeEach
    void start() throws Exception {
        service = new PartnerService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void isOverloadedFirstAndAnswersThen() throws Exception {
        HttpResponse<String> first = send("GET", "/v1/suppliers?vatId=DE123&currency=SEK", "", "");
        HttpResponse<String> second = send("GET", "/v1/suppliers?vatId=DE123&currency=SEK", "", "");

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        assertThat(second.body()).contains("\"status\":\"active\"").contains("\"rateToEur\":0.088");
    }

    @Test
    void booksAnInvoiceOnceAndAnswersARepeatedCallTheSame() throws Exception {
        String order = "{\"invoiceId\":\"R-1\",\"supplier\":\"Ada\"}";

        HttpResponse<String> first = send("POST", "/v1/bookings", order, "k1");
        HttpResponse<String> again = send("POST", "/v1/bookings", order, "k1");
        HttpResponse<String> twice = send("POST", "/v1/bookings", order, "k2");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("already booked");
    }

    @Test
    void forgetsACancelledBooking() throws Exception {
        String order = "{\"invoiceId\":\"R-1\",\"supplier\":\"Ada\"}";
        String id = send("POST", "/v1/bookings", order, "k1").body().replaceAll("[^B\\d-]", "");

        assertThat(send("DELETE", "/v1/bookings/" + id, "", "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/v1/bookings/" + id, "", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> send(String method, String path, String body, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Idempotency-Key", key.isEmpty() ? "none" : key)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
