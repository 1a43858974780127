package io.procos.tde.cache;

import java.util.Map;

/**
 * How a cache is.
 *
 * @param reachable false when tasks are done again because it does not answer
 * @param details for people who look after it, without secrets
 */
public record CacheState(boolean reachable, Map<String, Object> details) {}
