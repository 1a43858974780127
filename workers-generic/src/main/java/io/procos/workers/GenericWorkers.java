package io.procos.workers;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * Every generic adapter with its settings, without an application around them: import it into an application, or run it
 * as a child context beside others. A family of adapters is a package below this one.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = GenericWorkersApplication.class))
@ConfigurationPropertiesScan
public class GenericWorkers {}
