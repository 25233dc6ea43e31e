package eu.kapstok.customer;

import java.util.List;

/** The running cases of one module, by which staff see what is to be done for a customer. */
public interface CustomerCases {

    /** Business keys, the newest first. */
    List<String> running(String customerNumber, int most);
}
