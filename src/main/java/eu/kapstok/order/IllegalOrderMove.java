package eu.kapstok.order;

/** Something was tried with an order that its state does not allow. */
class IllegalOrderMove extends RuntimeException {

    IllegalOrderMove(String key, OrderState from, OrderState to) {
        super("Order %s is %s and cannot become %s".formatted(key, from, to));
    }
}
