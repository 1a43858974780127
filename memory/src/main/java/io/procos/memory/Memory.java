package io.procos.memory;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.PropertySource;

/**
 * The whole memory as one configuration: an application of its own ({@link MemoryApplication}), or a child context of a
 * larger one, where its beans' full names keep them apart from others. Needs Spring Boot's auto-configuration for WebFlux, JDBC, Flyway and Actuator.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = MemoryApplication.class))
@ConfigurationPropertiesScan
@PropertySource("classpath:procos-memory.properties")
public class Memory {}
