package eu.kapstok.forms;

/** What somebody outside typed, for the marked-up text of a form in Tasklist: shown sign by sign, neither link nor heading, with its lines. */
public final class AsTyped {

    private static final String MARKS = "\\`*_{}[]()#+-.!|~:@\"'=/";

    private AsTyped() {
    }

    /** @param text null counts as empty */
    public static String of(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (char sign : text.strip().toCharArray()) {
            switch (sign) {
                case '<' -> shown.append("&lt;");
                case '>' -> shown.append("&gt;");
                case '&' -> shown.append("&amp;");
                case '\n' -> shown.append("  \n");
                case '\r' -> {
                    // the next sign ends the line
                }
                default -> {
                    if (MARKS.indexOf(sign) >= 0) {
                        shown.append('\\');
                    }
                    shown.append(sign);
                }
            }
        }
        return shown.toString();
    }
}
