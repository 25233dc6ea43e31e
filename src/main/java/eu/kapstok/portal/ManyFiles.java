package eu.kapstok.portal;

/** A page of a module that takes several files at once and so needs more room than a form with one. */
public interface ManyFiles {

    /** @param path of the request, without the application's own part */
    boolean takenAt(String path);
}
