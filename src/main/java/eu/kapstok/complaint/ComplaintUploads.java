package eu.kapstok.complaint;

import eu.kapstok.portal.ManyFiles;
import org.springframework.stereotype.Component;

/** Who has no scripts sends all photos of a report at once. */
@Component
class ComplaintUploads implements ManyFiles {

    @Override
    public boolean takenAt(String path) {
        return path.startsWith("/portal/complaints/") || path.matches("/staff/customers/[^/]+/complaints/.*");
    }
}
