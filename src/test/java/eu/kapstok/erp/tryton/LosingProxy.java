package eu.kapstok.erp.tryton;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between us and an ERP, counts what is asked, and cuts the line after the ERP did the work when it is told to. */
public final class LosingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final URI target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String lost;

    public LosingProxy(URI target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(this::open);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    public int requests() {
        return requests.get();
    }

    /** The answer to the next request with that text in it never arrives. */
    public void loseAnswerTo(String text) {
        lost = text;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.submit(() -> forward(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One request a connection, as Tryton's own server has it. */
    private void forward(Socket client) {
        try (client; Socket server = new Socket(target.getHost(), target.getPort())) {
            byte[] request = request(client.getInputStream());
            requests.incrementAndGet();
            server.getOutputStream().write(request);
            server.getOutputStream().flush();
            byte[] answer = server.getInputStream().readAllBytes();
            String text = lost;
            if (text != null && new String(request, StandardCharsets.UTF_8).contains(text)) {
                lost = null;
                return;
            }
            client.getOutputStream().write(answer);
            client.getOutputStream().flush();
        } catch (IOException broken) {
            // whoever asked finds the line cut
        }
    }

    private static byte[] request(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int end;
        while ((end = all.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n")) < 0) {
            all.write(in.read());
        }
        String head = all.toString(StandardCharsets.ISO_8859_1);
        int length = head.lines().filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
        all.write(in.readNBytes(length - (all.size() - end - 4)));
        return all.toByteArray();
    }
}
