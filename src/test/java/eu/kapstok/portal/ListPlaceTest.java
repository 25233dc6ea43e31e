package eu.kapstok.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListPlaceTest {

    @Test
    void placeIsReadAsItWasWritten() {
        ListPlace place = new ListPlace(Instant.parse("2026-11-22T10:15:30.123456Z"), UUID.randomUUID());

        assertThat(ListPlace.read(place.write())).isEqualTo(place);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "~", "2026-11-22", "2026-11-22T10:15:30Z~", "2026-11-22T10:15:30Z~7", "yesterday~00000000-0000-0000-0000-000000000000",
        "+1000000000-12-31T23:59:59.999999999Z0~00000000-0000-0000-0000-000000000000"})
    void whatWasNeverAPlaceIsTheStartOfTheList(String typed) {
        assertThat(ListPlace.read(typed)).isNull();
    }
}
