package io.procos.tde.objects;

import org.springframework.util.unit.DataSize;

/**
 * How values move between process variables and the store.
 *
 * @param offloadAbove an output field that weighs more goes into the store
 * @param fetchBelow the largest object that is put back into an input
 */
public record ObjectExchange(ObjectStore store, DataSize offloadAbove, DataSize fetchBelow) {}
