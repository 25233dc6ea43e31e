package eu.kapstok.contract;

/** A contract is not where it would have to be for what somebody wants to do with it. */
class IllegalContractMove extends RuntimeException {

    IllegalContractMove(String number, ContractState state, String move) {
        super("Contract %s is %s, so it cannot %s".formatted(number, state, move));
    }
}
