package dev.vitrina.acceptance.evidence;

/** How it is known in which state the key of a request was. */
public enum KeyStates {
    /** The service runs with the lives that the traffic is planned for, so that keys are in the states that it plans. */
    PLANNED,
    /** The service has lives of its own, so that its answers say in which state their keys were. */
    TOLD
}
