package eu.kapstok.documents;

import java.util.List;

/** A drawn document, and where its marked elements lie. */
public record DrawnPdf(byte[] pdf, List<Place> places) {

    /**
     * Where an element lies, in points from the page's lower left corner.
     *
     * @param id what its id says after {@code place-}
     * @param page from 0
     */
    public record Place(String id, int page, float x, float y, float width, float height) {
    }
}
