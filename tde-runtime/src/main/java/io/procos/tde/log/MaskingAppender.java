package io.procos.tde.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Stands before another appender and hides {@link LoggedSecrets} from it. Thread-safe if that one is. */
public final class MaskingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Appender<ILoggingEvent> next;

    private MaskingAppender(Appender<ILoggingEvent> next) {
        this.next = next;
        setName(next.getName());
        setContext(next.getContext());
        start();
    }

    /** Puts one before each appender that has none yet, text or JSON, console or file. */
    public static void install(LoggerContext log) {
        for (ch.qos.logback.classic.Logger logger : log.getLoggerList()) {
            List<Appender<ILoggingEvent>> bare = new ArrayList<>();
            for (Iterator<Appender<ILoggingEvent>> all = logger.iteratorForAppenders(); all.hasNext(); ) {
                Appender<ILoggingEvent> one = all.next();
                if (!(one instanceof MaskingAppender)) {
                    bare.add(one);
                }
            }
            bare.forEach(one -> {
                logger.addAppender(new MaskingAppender(one));
                logger.detachAppender(one);
            });
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        next.doAppend(new MaskedEvent(event));
    }

    /** Ends the other one as well: the log closes only those it knows. */
    @Override
    public void stop() {
        next.stop();
        super.stop();
    }
}
