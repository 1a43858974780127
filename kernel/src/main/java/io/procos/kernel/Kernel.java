package io.procos.kernel;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.PropertySource;

/**
 * The whole kernel as one configuration: an application of its own ({@link KernelApplication}), or a child context of
 * a larger one. Needs Spring Boot's auto-configuration for WebFlux, Actuator, springdoc and the Camunda client.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = KernelApplication.class))
@ConfigurationPropertiesScan
@PropertySource("classpath:procos-kernel.properties")
public class Kernel {}
