package io.procos.api;

/**
 * What a run consumed.
 *
 * @param inputTokens tokens sent to models
 * @param outputTokens tokens received from models
 * @param modelCalls calls made to models
 * @param microCents money, in millionths of a cent of the configured currency
 */
public record Usage(long inputTokens, long outputTokens, int modelCalls, long microCents) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);
}
