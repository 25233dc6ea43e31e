package eu.kapstok.customer;

/** What one module contributes to the staff's page of a whole customer. */
public interface CustomerPagePart {

    /** Where it stands among the other parts; lower comes first. */
    int position();

    /** Title, as a key of the staff's texts. */
    String titleKey();

    /** Thymeleaf fragment that shows it, such as {@code quote/customer :: part}; reads the model as {@code part}. */
    String fragment();

    /** What the fragment shows, with at most a page of each list. */
    Object of(String customerNumber);
}
