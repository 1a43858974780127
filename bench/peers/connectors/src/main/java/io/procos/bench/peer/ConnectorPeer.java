package io.procos.bench.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Camunda's connector runtime with the REST connector, as its own starter sets it up. */
@SpringBootApplication
public class ConnectorPeer {
    public static void main(String[] args) {
        SpringApplication.run(ConnectorPeer.class, args);
    }
}
