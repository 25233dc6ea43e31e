package eu.kapstok.signing;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import eu.europa.esig.dss.cms.object.CMSSignedDataObject;
import eu.europa.esig.dss.spi.exception.IllegalInputException;
import java.io.ByteArrayInputStream;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/** A PDF fills the place kept for a signature up with zeros, which Bouncy Castle from 1.85 on refuses; anything but zeros is refused here. */
public class ZeroPaddedCms extends CMSObjectUtils {

    @Override
    public CMS parseToCMS(byte[] content) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(content);
            CMSSignedData data = new CMSSignedData(in);
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != 0) {
                    throw new IllegalInputException("Data after the signature");
                }
            }
            return new CMSSignedDataObject(data);
        } catch (CMSException unreadable) {
            throw new IllegalInputException("Not a signature: " + unreadable.getMessage(), unreadable);
        }
    }
}
