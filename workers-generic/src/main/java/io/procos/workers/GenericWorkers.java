package io.procos.workers;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Every generic adapter with its settings, without an application around them: import it into an application, or run it
 * as a child context beside others. A new family of adapters is one more package in this list.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"io.procos.workers.http", "io.procos.workers.file", "io.procos.workers.mail", "io.procos.workers.notify"
})
@ConfigurationPropertiesScan({
    "io.procos.workers.http",
    "io.procos.workers.file",
    "io.procos.workers.mail",
    "io.procos.workers.notify"
})
public class GenericWorkers {}
