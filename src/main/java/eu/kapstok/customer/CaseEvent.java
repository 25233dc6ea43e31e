package eu.kapstok.customer;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One line of the history of a customer's case; what it says is the module's that has the case. */
@MappedSuperclass
public abstract class CaseEvent {

    @Id
    private UUID id;

    private String customer;

    private int position;

    private String[] arguments;

    private String actor;

    private Instant at;

    protected CaseEvent() {
    }

    /**
     * @param customer number, null while nobody knows whose case it is
     * @param position from 1, in order of time
     * @param actor name of who did it, null where it happened by itself
     * @param arguments what the words of the history have placeholders for
     */
    protected CaseEvent(String customer, int position, String actor, Instant at, Object... arguments) {
        this.id = UUID.randomUUID();
        this.customer = customer;
        this.position = position;
        this.arguments = Stream.of(arguments).map(argument -> argument == null ? "" : argument.toString()).toArray(String[]::new);
        this.actor = actor;
        this.at = at;
    }

    public UUID id() {
        return id;
    }

    /** From 1, in order of time. */
    public int position() {
        return position;
    }

    public List<String> arguments() {
        return List.of(arguments);
    }

    /** Name of who did it, null where it happened by itself. */
    public String actor() {
        return actor;
    }

    public Instant at() {
        return at;
    }
}
