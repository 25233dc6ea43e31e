-- null unless the invoice is a credit note
alter table invoice add column credited_invoice varchar(20) references invoice;
create index invoice_open on invoice (due_date, number) where open <> 0;
create index invoice_credited on invoice (credited_invoice) where credited_invoice is not null;

-- the order in which facts became known; whoever adds one waits for the one before
alter table fact add column position bigint generated always as identity;
create unique index fact_by_position on fact (position);
