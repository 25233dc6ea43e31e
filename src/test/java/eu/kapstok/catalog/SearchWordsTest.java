package eu.kapstok.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void wordsAreComparedWithoutAccentsSignsAndCapitals() {
        assertThat(SearchWords.of("CU-15", List.of("Koperbuis 15 x 1 mm", "Coude à sertir, 90° 10 m²")))
                .isEqualTo("cu 15 cu15 koperbuis x 1 mm coude a sertir 90 10 m2");
        assertThat(SearchWords.typed("  Chaudière  ½\" ")).containsExactly("chaudiere", "1", "2");
    }

    @Test
    void quotesAndWildcardsAreNoWords() {
        assertThat(SearchWords.typed("'%_\\ & | ! :*")).isEmpty();
        assertThat(SearchWords.of("###", List.of("***"))).isEqualTo("-");
    }
}
