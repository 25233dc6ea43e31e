package eu.kapstok.demo;

/** What our own processes know of an invoice, for a script that plays the outside world. */
public interface InvoiceFacts {

    boolean disputed(String invoice);

    /** The reference under which a customer of that country pays what is owed. */
    String reference(String customer, String country);
}
