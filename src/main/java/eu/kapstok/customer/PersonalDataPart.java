package eu.kapstok.customer;

/** What one module keeps of a contact, for the contact to take along. */
public interface PersonalDataPart {

    /** Its name in the file, such as {@code signIns}. */
    String name();

    /** Records, lists and plain values that make readable JSON; of a list the newest thousand. */
    Object of(Contact contact);
}
