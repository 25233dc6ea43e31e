package eu.kapstok.security;

import java.util.regex.Pattern;

/** An address inside the portal: where a link may lead after sign-in, and never out of it. */
final class PortalPath {

    static final String HOME = "/portal";
    static final int LONGEST = 500;

    private static final Pattern INSIDE = Pattern.compile("/portal(/[A-Za-z0-9._~%:@!$&'()*+,;=-]+)*/?(\\?[A-Za-z0-9._~%:@!$&'()*+,;=/?-]*)?");

    private PortalPath() {
    }

    static boolean isInside(String path) {
        return path != null && path.length() <= LONGEST && INSIDE.matcher(path).matches() && !path.contains("/..");
    }

    /** The path itself, or the start page. */
    static String orHome(String path) {
        return isInside(path) ? path : HOME;
    }
}
