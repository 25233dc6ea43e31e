package eu.kapstok.engine;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The calendar without holidays by hand, for tests without the application. */
public final class SampleCalendar {

    private SampleCalendar() {
    }

    public static BusinessCalendar get() {
        try {
            return new BusinessCalendar();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
