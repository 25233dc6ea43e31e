package eu.kapstok.security;

import jakarta.servlet.http.HttpServletRequest;

/** From where somebody comes, as the history of sign-ins keeps it. */
record ClickFrom(String ip, String userAgent) {

    private static final int LONGEST = 500;

    static ClickFrom of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new ClickFrom(request.getRemoteAddr(),
                agent != null && agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent);
    }
}
