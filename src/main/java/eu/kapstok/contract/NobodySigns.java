package eu.kapstok.contract;

/** Nobody of the customer may sign such a contract, or there is no such template; somebody has to see to it by hand. */
public class NobodySigns extends Exception {

    NobodySigns(String message) {
        super(message);
    }
}
