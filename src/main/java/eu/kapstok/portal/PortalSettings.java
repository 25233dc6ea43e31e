package eu.kapstok.portal;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The company whose portal this is.
 *
 * @param seller name, as customers know it
 */
@Validated
@ConfigurationProperties("portal")
record PortalSettings(@NotBlank String seller) {
}
