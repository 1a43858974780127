package io.procos.kernel.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * Reads every settings record of the kernel before the first bean is made. Spring alone would stop at the first wrong
 * key; an operator wants to see all of them.
 */
@Component
final class SettingsCheck implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        ConfigurableEnvironment environment = beans.getBean(ConfigurableEnvironment.class);
        List<SettingError> errors = new ArrayList<>();
        List<Class<?>> records = settingsRecords(beans);
        Binder binder = Binder.get(environment);
        records.forEach(type -> new RecordCheck(type, binder).collect(errors));
        new UnknownKeys(environment, records).collect(errors);
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
    }

    private static List<Class<?>> settingsRecords(ConfigurableListableBeanFactory beans) {
        List<Class<?>> records = new ArrayList<>();
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            Class<?> type = beans.getType(name, false);
            if (type != null && type.isRecord() && type.getName().startsWith("io.procos.kernel.")) {
                records.add(type);
            }
        }
        return records;
    }

    static String prefix(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class))
                .value();
    }
}
