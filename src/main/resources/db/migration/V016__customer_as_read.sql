-- what the ERP said last, so that a customer who stayed the same is not written again
alter table customer add column erp_fingerprint text;
