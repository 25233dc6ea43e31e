package eu.kapstok.engine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every installation has to say about itself. */
@Configuration
class Installation {

    private static final String BASE_URL = "kapstok.base-url";
    private static final String BASE_URL_MEANING =
            "the public address of the application, such as https://portal.example.com";

    @Bean
    static RequiredSetting baseUrlSetting() {
        return new RequiredSetting(BASE_URL, BASE_URL_MEANING);
    }

    @Bean
    static RequiredSetting databaseSetting() {
        return new RequiredSetting("spring.datasource.url",
                "the PostgreSQL database, such as jdbc:postgresql://db.example.com/kapstok");
    }

    @Bean
    PublicAddress publicAddress(@Value("${kapstok.base-url:}") String baseUrl) {
        return new PublicAddress(MissingSetting.require(baseUrl, BASE_URL, BASE_URL_MEANING));
    }
}
