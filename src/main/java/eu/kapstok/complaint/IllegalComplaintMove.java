package eu.kapstok.complaint;

/** A complaint was asked to do what it cannot do in its state. */
class IllegalComplaintMove extends IllegalStateException {

    IllegalComplaintMove(String number, ComplaintState state, ComplaintState next) {
        super("Complaint %s is %s and cannot become %s".formatted(number, state, next));
    }
}
