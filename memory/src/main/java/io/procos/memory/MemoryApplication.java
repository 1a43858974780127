package io.procos.memory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The memory as an application of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Memory.class)
public class MemoryApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(MemoryApplication.class)
                .web(WebApplicationType.REACTIVE)
                .run(args);
    }
}
