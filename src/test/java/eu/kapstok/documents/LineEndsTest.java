package eu.kapstok.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineEndsTest {

    private final LineEnds ends = new LineEnds();

    @Test
    void wordWithAnApostropheStaysOnOneLine() {
        assertThat(pieces("après l’envoi de l'avis")).containsExactly("après ", "l’envoi ", "de ", "l'avis");
        assertThat(pieces("d’")).containsExactly("d’");
    }

    @Test
    void numberStaysOnOneLine() {
        assertThat(pieces("factuur F2026-00042 e-mail")).containsExactly("factuur ", "F2026-00042 ", "e-", "mail");
        assertThat(pieces("art. 6:96 BW")).containsExactly("art. ", "6:96 ", "BW");
    }

    @Test
    void longAddressEndsALineBeforeASlash() {
        assertThat(pieces("zie https://a.example/portal/owed")).contains("/owed");
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        ends.setText(text);
        int from = 0;
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            pieces.add(text.substring(from, end));
            from = end;
        }
        return pieces;
    }
}
