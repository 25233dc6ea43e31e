package eu.kapstok.engine;

import java.util.List;

/**
 * What would not run in a process model.
 *
 * @param elements ids, the one it is about first
 * @param message names the element by label and id
 * @param cause id of the form or decision that is behind it, null when it is the model alone
 */
public record ModelFault(List<String> elements, String message, String cause) {
}
