package eu.kapstok.engine;

/** A module's part in the first morning of a trial: what is on its way already when somebody comes to look. A bean; runs once the application is up. */
public interface TrialMorning {

    void begin();
}
