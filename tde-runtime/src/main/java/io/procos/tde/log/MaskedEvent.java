package io.procos.tde.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A line of the log with the secrets in its message, its values and its exceptions replaced. */
record MaskedEvent(ILoggingEvent event) implements ILoggingEvent {

    @Override
    public String getMessage() {
        return getFormattedMessage();
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return null;
    }

    @Override
    public String getFormattedMessage() {
        return LoggedSecrets.hidden(String.valueOf(event.getFormattedMessage()));
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return masked(event.getThrowableProxy());
    }

    @Override
    public @Nullable List<KeyValuePair> getKeyValuePairs() {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null
                ? null
                : pairs.stream()
                        .map(pair -> new KeyValuePair(pair.key, LoggedSecrets.hidden(String.valueOf(pair.value))))
                        .toList();
    }

    /** An exception without secrets stays itself: some layouts look for its class. */
    private static @Nullable IThrowableProxy masked(@Nullable IThrowableProxy failure) {
        return failure == null || !mentions(failure) ? failure : new MaskedFailure(failure);
    }

    private static boolean mentions(@Nullable IThrowableProxy failure) {
        if (failure == null || failure.isCyclic()) {
            return false;
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return !LoggedSecrets.hidden(message).equals(message)
                || mentions(failure.getCause())
                || Arrays.stream(failure.getSuppressed()).anyMatch(one -> mentions(one));
    }

    private record MaskedFailure(IThrowableProxy failure) implements IThrowableProxy {
        @Override
        public String getMessage() {
            return LoggedSecrets.hidden(String.valueOf(failure.getMessage()));
        }

        @Override
        public String getClassName() {
            return failure.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return failure.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return failure.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return masked(failure.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Arrays.stream(failure.getSuppressed())
                    .map(one -> masked(one))
                    .toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return failure.isCyclic();
        }
    }

    @Override
    public String getThreadName() {
        return event.getThreadName();
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public String getLoggerName() {
        return event.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public @Nullable List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return event.getMDCPropertyMap();
    }

    @Override
    @Deprecated
    public Map<String, String> getMdc() {
        return event.getMDCPropertyMap();
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
