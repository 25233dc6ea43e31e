package eu.kapstok.portal;

import eu.kapstok.security.ContactPrincipal;

/** What a module shows on the customers' start page. One bean per part; {@code @Order} says where. */
public interface StartPagePart {

    /** The fragment that draws it, such as {@code quote/start :: recent}; it finds the model as {@code part}. */
    String fragment();

    /** What the fragment shows to this contact; null leaves the part out. */
    Object show(ContactPrincipal contact);
}
