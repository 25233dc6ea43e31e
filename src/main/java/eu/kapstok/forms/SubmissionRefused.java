package eu.kapstok.forms;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** A member of staff may not complete a task, or not like this; Tasklist and REST show the message (400). */
class SubmissionRefused extends FormFieldValidationException {

    SubmissionRefused(String message) {
        super(null, message);
    }
}
