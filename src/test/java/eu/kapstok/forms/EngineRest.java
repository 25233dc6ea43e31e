package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Calls the engine's REST API as Tasklist, Modeler and scripts do. */
public final class EngineRest {

    public record Answer(int status, JsonNode body) {

        public String message() {
            return body.path("message").asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final String user;

    /** @param user whose password is the same word, in the trial */
    public EngineRest(int port, String user) {
        this.address = "http://localhost:" + port + "/engine-rest";
        this.user = user;
    }

    public Answer call(String method, String path, String json) {
        return send(path, "application/json", method, json);
    }

    /** Deploys files together, by name. */
    public Answer deploy(Map<String, String> files) {
        String boundary = "----forms";
        StringBuilder body = new StringBuilder("--" + boundary + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nby hand\r\n");
        files.forEach((name, content) -> body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"; filename=\"").append(name).append("\"\r\nContent-Type: application/octet-stream\r\n\r\n").append(content).append("\r\n"));
        return send("/deployment/create", "multipart/form-data; boundary=" + boundary, "POST", body + "--" + boundary + "--\r\n");
    }

    private Answer send(String path, String type, String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", type).method(method, BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
