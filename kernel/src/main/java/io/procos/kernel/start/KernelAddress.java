package io.procos.kernel.start;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where processes on this machine reach the control API; system processes get it as {@code kernelAddress}. */
@Component
public final class KernelAddress {
    private final Environment environment;

    KernelAddress(Environment environment) {
        this.environment = environment;
    }

    /** Without a slash at the end. Known once the server listens, because its port may be chosen at random. */
    public String url() {
        String host = environment.getProperty("server.address", "127.0.0.1");
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8480"));
        boolean anywhere = host.equals("0.0.0.0") || host.equals("::");
        return "http://" + (anywhere ? "127.0.0.1" : host) + ":" + port;
    }
}
