package io.procos.bench;

import io.procos.e2e.load.Latencies;
import io.procos.e2e.load.TemporaryFolder;
import io.procos.e2e.trial.Report;
import io.procos.e2e.trial.Report.Goal;
import io.procos.e2e.trial.Trial;
import io.procos.tde.objects.FileObjectStore;
import io.procos.tde.objects.ObjectStore;
import io.procos.workers.sandbox.Confined;
import io.procos.workers.sandbox.Confined.CommandInput;
import io.procos.workers.sandbox.Sandbox;
import io.procos.workers.sandbox.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** What the sandbox adds to the start and end of a command that does nothing, beside starting it bare. */
public final class ShellSpawn implements Trial {
    private static final String COMMAND = "/bin/true";

    /** The sandbox alone, without the adapters that use it. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Sandbox.class)
    @ConfigurationPropertiesScan(basePackageClasses = Sandbox.class)
    static class SandboxAlone {
        @Bean
        ObjectStore objects(@Value("${objects}") Path folder) {
            return new FileObjectStore(folder, DataSize.ofMegabytes(1));
        }
    }

    @Override
    public String name() {
        return "shell-spawn";
    }

    @Override
    public String summary() {
        return "time that the sandbox adds to a command that does nothing: at most 50 ms at the median";
    }

    @Override
    public Report run(Scale scale, Progress progress) throws Exception {
        int times = scale == Scale.FULL ? 200 : 40;
        try (TemporaryFolder folder = TemporaryFolder.create("shell-spawn");
                ConfigurableApplicationContext standard = sandbox(folder, "standard");
                ConfigurableApplicationContext strict = sandbox(folder, "strict")) {
            progress.say("bare");
            timed(times / 4, ShellSpawn::bare);
            Latencies bare = timed(times, ShellSpawn::bare);
            progress.say("Landlock, seccomp, limits");
            Latencies kernel = confined(standard, times);
            progress.say("the same in bubblewrap, where it works");
            Latencies wrapped = confined(strict, times);
            return report(bare, kernel, wrapped);
        }
    }

    private static Report report(Latencies bare, Latencies kernel, Latencies wrapped) {
        return Report.table("ms a command", "p50", "p99")
                .row("bare", bare.millis(0.5), bare.millis(0.99))
                .row("standard: Landlock, seccomp, limits", kernel.millis(0.5), kernel.millis(0.99))
                .row("strict: the same in bubblewrap", wrapped.millis(0.5), wrapped.millis(0.99))
                .goal(added("standard", kernel, bare))
                .goal(added("strict", wrapped, bare))
                .done();
    }

    private static Goal added(String level, Latencies confined, Latencies bare) {
        return Goal.atMost("added, " + level + ", p50", confined.millis(0.5) - bare.millis(0.5), 50, "ms")
                .ofTime();
    }

    private static ConfigurableApplicationContext sandbox(TemporaryFolder folder, String level) {
        return new SpringApplicationBuilder(SandboxAlone.class)
                .web(WebApplicationType.NONE)
                .run("--procos.workers.sandbox.level=" + level, "--objects=" + folder.path("objects"));
    }

    private static Latencies confined(ConfigurableApplicationContext context, int times) throws Exception {
        Sandbox sandbox = context.getBean(Sandbox.class);
        Confined command = new Confined(
                List.of(COMMAND), Map.of(), new CommandInput.Text(""), List.of(), Duration.ofSeconds(30), null);
        timed(times / 4, () -> confined(sandbox, command));
        return timed(times, () -> confined(sandbox, command));
    }

    /** With its folder made and removed, as for a task. */
    private static int confined(Sandbox sandbox, Confined command) throws Exception {
        try (Scratch scratch = sandbox.scratch()) {
            return sandbox.run(scratch, command).exitCode();
        }
    }

    private static int bare() throws Exception {
        return new ProcessBuilder(COMMAND).start().waitFor();
    }

    private static Latencies timed(int times, Callable<Integer> command) throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            if (command.call() != 0) {
                throw new IllegalStateException(COMMAND + " failed");
            }
            nanos[i] = System.nanoTime() - start;
        }
        return new Latencies(nanos);
    }
}
