package eu.kapstok.portal;

import eu.kapstok.engine.MissingSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The company whose portal this is.
 *
 * @param seller name, as customers know it
 */
@ConfigurationProperties("portal")
record PortalSettings(String seller) {

    PortalSettings {
        MissingSetting.require(seller, "portal.seller", "the name of your company, as customers know it");
    }
}
