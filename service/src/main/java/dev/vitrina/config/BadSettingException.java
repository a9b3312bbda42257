package dev.vitrina.config;

/**
 * A setting that the service cannot start with. Its message is one line for the operator: the key or variable, what is
 * wrong with it and what would be right; never a secret's value.
 */
public final class BadSettingException extends RuntimeException {

    /**
     * Refuses a setting.
     *
     * @param message one line that names the setting
     */
    public BadSettingException(String message) {
        super(message);
    }
}
