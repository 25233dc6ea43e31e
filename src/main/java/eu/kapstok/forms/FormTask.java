package eu.kapstok.forms;

/**
 * A user task as forms see it.
 *
 * @param id engine id of the task
 * @param definitionKey element id in the model, such as {@code Activity_ApproveQuote}
 * @param processKey id of the process, such as {@code quote-approval}
 * @param businessKey the number people quote
 * @param processInstanceId engine id of the instance
 * @param executionId engine id of the execution, for variables of a multi-instance body
 */
public record FormTask(String id, String definitionKey, String processKey, String businessKey,
                       String processInstanceId, String executionId) {
}
