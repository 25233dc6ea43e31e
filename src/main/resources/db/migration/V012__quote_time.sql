-- an answer that one of ours heard and wrote down: on whose behalf stands in contact_id and contact_name
alter table quote_answer
    add column recorded_by varchar(64),
    add column recorded_by_name varchar(200),
    add column channel varchar(10),
    add column heard_at timestamptz,
    add column note varchar(2000),
    add column proof_document uuid,
    -- to whom we lost it, where we know
    add column lost_to varchar(200);

alter table quote_acceptance_evidence
    add column recorded_by varchar(64),
    add column recorded_by_name varchar(200),
    add column channel varchar(10),
    add column heard_at timestamptz,
    add column note varchar(2000),
    add column proof_document uuid,
    add column proof_hash varchar(64);
