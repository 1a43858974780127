package io.procos.standalone.projection;

import io.procos.api.event.CloudEvent;

/** An event, where it stands, and where the next one begins. */
record StoredEvent(Location location, Location next, CloudEvent event) {}
