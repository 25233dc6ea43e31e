package eu.kapstok.engine;

/** Where customers and staff reach the application, for links in mails and documents. */
public record PublicAddress(String baseUrl) {

    public PublicAddress {
        baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** The absolute address of a path that starts with a slash. */
    public String of(String path) {
        return baseUrl + path;
    }
}
