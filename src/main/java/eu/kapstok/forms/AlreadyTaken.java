package eu.kapstok.forms;

/** Two people answered the same task and this one came second. */
class AlreadyTaken extends RuntimeException {

    AlreadyTaken() {
        super("The task was done by somebody else");
    }
}
