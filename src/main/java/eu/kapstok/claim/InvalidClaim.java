package eu.kapstok.claim;

import eu.kapstok.forms.FormRefused;
import java.util.List;

/** A claim cannot be calculated from what was given; each problem names the field it lies in. */
public class InvalidClaim extends FormRefused {

    public InvalidClaim(List<Problem> problems) {
        super(problems);
    }

    public InvalidClaim(String field, String messageKey, Object... arguments) {
        super(field, messageKey, arguments);
    }
}
