package eu.kapstok.engine;

/** One kind of fault that a deployment is looked through for before it is taken; every bean of it is asked. */
public interface DeploymentCheck {

    void check(DeploymentContent content, DeploymentFaults faults);
}
