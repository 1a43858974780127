package io.procos.kernel;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;

/** One real engine, in memory, for all tests of this JVM; each test uses process ids of its own. */
public final class TestEngine {
    private static final ZeebeTestEngine ENGINE = started();

    private TestEngine() {}

    public static ZeebeTestEngine get() {
        return ENGINE;
    }

    public static String address() {
        return "http://" + ENGINE.getGatewayAddress().replace("0.0.0.0", "127.0.0.1");
    }

    /** An engine of its own for a test that stops it; the caller stops it. */
    public static ZeebeTestEngine started() {
        ZeebeTestEngine engine = EngineFactory.create();
        engine.start();
        return engine;
    }
}
