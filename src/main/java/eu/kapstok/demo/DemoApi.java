package eu.kapstok.demo;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The script's side of the outside world is for callers on this machine. Who came through a proxy is none, whatever address
 * the proxy's header names: the header says what its sender likes, and the server believes it before we see the request.
 */
@Configuration
@Profile("demo")
class DemoApi implements WebMvcConfigurer {

    private static final String FORWARDED = DemoApi.class.getName() + ".forwarded";
    private static final List<String> HEADERS = List.of("X-Forwarded-For", "Forwarded");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new FromThisMachine()).addPathPatterns("/demo/api/**");
    }

    @Bean
    static NoteProxiesFirst noteProxiesFirst() {
        return new NoteProxiesFirst();
    }

    private static boolean cameThroughAProxy(HttpServletRequest request) {
        return HEADERS.stream().anyMatch(header -> request.getHeader(header) != null);
    }

    /** The server's own valve takes the header away. */
    static final class NoteProxiesFirst implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        @Override
        public void customize(TomcatServletWebServerFactory server) {
            server.addEngineValves(new NoteProxies());
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    private static final class NoteProxies extends ValveBase {

        NoteProxies() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(FORWARDED, cameThroughAProxy(request));
            getNext().invoke(request, response);
        }
    }

    private static final class FromThisMachine implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
            if (isLoopback(request.getRemoteAddr()) && !cameThroughAProxy(request)
                    && !Boolean.TRUE.equals(request.getAttribute(FORWARDED))) {
                return true;
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return false;
        }

        private static boolean isLoopback(String address) {
            try {
                return InetAddress.getByName(address).isLoopbackAddress();
            } catch (UnknownHostException unknown) {
                return false;
            }
        }
    }
}
