package eu.kapstok.erp;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a bridge to another ERP has to answer, for everybody to read. */
@RestController
class ErpBridgeDocumentController {

    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    @GetMapping("/api/erp/openapi.yaml")
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("erp-bridge/openapi.yaml"));
    }
}
