package io.procos.tde.spring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where values are kept that are too large for the engine.
 *
 * @param folder of the store in files; the workers of one machine share it
 * @param largest the largest object
 */
@ConfigurationProperties("procos.objects")
record ObjectSettings(
        @DefaultValue(".procos/objects") Path folder,
        @DefaultValue("1GB") DataSize largest) {}
