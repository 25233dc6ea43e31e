package eu.kapstok;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Customer portal, back office and the processes that join them, in one application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class KapstokApplication {

    public static void main(String[] args) {
        SpringApplication.run(KapstokApplication.class, args);
    }
}
