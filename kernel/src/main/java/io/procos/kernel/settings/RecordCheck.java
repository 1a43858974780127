package io.procos.kernel.settings;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/** Checks one settings record: first that each value can be read, then that the values obey their constraints. */
final class RecordCheck {
    private final Class<?> type;
    private final String prefix;
    private final Binder binder;

    RecordCheck(Class<?> type, Binder binder) {
        this.type = type;
        this.prefix = SettingsCheck.prefix(type);
        this.binder = binder;
    }

    void collect(List<SettingError> errors) {
        int before = errors.size();
        for (RecordComponent component : type.getRecordComponents()) {
            read(component, errors);
        }
        if (errors.size() == before) {
            validate(errors);
        }
    }

    private void read(RecordComponent component, List<SettingError> errors) {
        String key = key(component.getName());
        try {
            binder.bind(key, Bindable.of(ResolvableType.forType(component.getGenericType())));
        } catch (BindException e) {
            errors.add(new SettingError(
                    e.getName().toString(), value(e.getName()), root(e), "give it " + example(component.getType())));
        }
    }

    private void validate(List<SettingError> errors) {
        Object settings = binder.bindOrCreate(prefix, Bindable.of(type));
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            for (ConstraintViolation<Object> violation : factory.getValidator().validate(settings)) {
                String key = key(violation.getPropertyPath().toString());
                String value = Secrets.mask(key, Objects.toString(violation.getInvalidValue(), ""));
                errors.add(new SettingError(
                        key, value, violation.getMessage(), "change it, or remove it for the default"));
            }
        }
    }

    private String key(String component) {
        return prefix + "." + component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private @Nullable String value(ConfigurationPropertyName name) {
        String value = binder.bind(name, Bindable.of(String.class)).orElse(null);
        return value == null ? null : Secrets.mask(name.toString(), value);
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "cannot be read: "
                + Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    }

    private static String example(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "a time with its unit, such as 500ms, 30s or 2m";
            case "DataSize" -> "a size with its unit, such as 512KB or 4MB";
            case "int", "long" -> "a whole number";
            case "boolean" -> "true or false";
            case "Path", "List" -> "a path, or several separated by commas";
            default -> "a value of type " + type.getSimpleName();
        };
    }
}
