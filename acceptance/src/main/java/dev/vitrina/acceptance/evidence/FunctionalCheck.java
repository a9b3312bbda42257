package dev.vitrina.acceptance.evidence;

/**
 * One promise of the API that was tried.
 *
 * @param name what was tried
 * @param passed whether it was kept
 * @param detail what was found, where it was not
 */
public record FunctionalCheck(String name, boolean passed, String detail) {}
