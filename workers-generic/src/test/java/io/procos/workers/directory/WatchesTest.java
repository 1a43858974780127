package io.procos.workers.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.procos.tde.inbound.Inbound;
import io.procos.tde.inbound.InboundMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** A watch as it is configured and run in a worker. */
class WatchesTest {
    @TempDir
    Path home;

    private final Queue<InboundMessage> messages = new ConcurrentLinkedQueue<>();

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "io.procos.workers.file",
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Watches.class),
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*Adapter"))
    @ConfigurationPropertiesScan({"io.procos.workers.file", "io.procos.workers.directory"})
    static class WatchingWorker {}

    private ApplicationContextRunner worker() {
        return new ApplicationContextRunner()
                .withUserConfiguration(WatchingWorker.class, Watches.class)
                .withBean(Inbound.class, () -> messages::add)
                .withPropertyValues(
                        "procos.workers.file.roots.inbox=" + home,
                        "procos.workers.directory.data=" + home.resolve("../watch-" + home.getFileName()),
                        "procos.workers.directory.watch.orders.folder=inbox:orders",
                        "procos.workers.directory.watch.orders.message=order-arrived",
                        "procos.workers.directory.watch.orders.settle=50ms",
                        "procos.workers.directory.watch.orders.every=10ms");
    }

    @Test
    void tellsFilesWhileTheWorkerIsUpAndOnceOverRestarts() throws Exception {
        worker().run(context -> {
            Files.createDirectory(home.resolve("orders"));
            Files.writeString(home.resolve("orders/a"), "one");
            await().atMost(Duration.ofSeconds(20)).until(() -> messages.size() == 1);
        });

        worker().run(context -> {
            Files.writeString(home.resolve("orders/b"), "two");
            await().atMost(Duration.ofSeconds(20)).until(() -> messages.size() == 2);
            Thread.sleep(200);
        });

        assertThat(messages)
                .extracting(message -> message.variables().get("path"))
                .containsExactly("inbox:orders/a", "inbox:orders/b");
    }
}
