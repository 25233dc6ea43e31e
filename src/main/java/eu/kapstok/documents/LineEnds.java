package eu.kapstok.documents;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line of a document may end: never after the apostrophe of {@code l’envoi}, nor within {@code 6:96} or {@code F2026-00042}. */
class LineEnds implements FSTextBreaker {

    private final FSTextBreaker words = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
    private String text = "";

    @Override
    public void setText(String line) {
        text = line;
        words.setText(line);
    }

    @Override
    public int next() {
        int end = words.next();
        while (end != BreakIterator.DONE && within(end)) {
            end = words.next();
        }
        return end;
    }

    private boolean within(int place) {
        if (place < 2 || place >= text.length()) {
            return false;
        }
        char mark = text.charAt(place - 1);
        char before = text.charAt(place - 2);
        char after = text.charAt(place);
        return (mark == '’' || mark == '\'') && Character.isLetter(before) && Character.isLetter(after)
                || mark == ':' && Character.isDigit(before) && Character.isDigit(after)
                || mark == '-' && Character.isLetterOrDigit(before) && Character.isDigit(after);
    }
}
