package io.procos.tde.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Which policy is in force.
 *
 * @param location a DMN file with the decision {@code policy}; a {@code file:} is read again when it changes
 */
@ConfigurationProperties("procos.tde.policy")
record PolicySettings(
        @DefaultValue("classpath:procos/policy/policy.dmn") Resource location) {}
