package io.procos.kernel.deploy;

/** The engine is not the one the kernel knew: what the kernel remembers of instances, tasks and incidents is void. */
public record EngineForgot() {}
