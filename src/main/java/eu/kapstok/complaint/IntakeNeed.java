package eu.kapstok.complaint;

import java.util.Map;

/**
 * What table {@code complaint-intake} asks of a report.
 *
 * @param photos so many at least
 * @param packagingPhoto one of the packaging among them
 * @param serialNumber of every device
 * @param batch number on the pack
 * @param goodsBack whether the goods would come back
 */
record IntakeNeed(int photos, boolean packagingPhoto, boolean serialNumber, boolean batch, boolean goodsBack) {

    static final IntakeNeed NOTHING = new IntakeNeed(0, false, false, false, false);

    static IntakeNeed of(Map<String, Object> row) {
        return new IntakeNeed(((Number) row.get("photos")).intValue(), Boolean.TRUE.equals(row.get("packagingPhoto")),
                Boolean.TRUE.equals(row.get("serialNumber")), Boolean.TRUE.equals(row.get("batch")), Boolean.TRUE.equals(row.get("goodsBack")));
    }

    /** What two kinds of goods in one report need together. */
    IntakeNeed and(IntakeNeed other) {
        return new IntakeNeed(Math.max(photos, other.photos), packagingPhoto || other.packagingPhoto, serialNumber || other.serialNumber,
                batch || other.batch, goodsBack || other.goodsBack);
    }
}
