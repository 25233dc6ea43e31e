-- money that came in for an invoice; what is more than was open stays here
create table payment (
    number varchar(20) primary key,
    invoice varchar(20) not null references invoice,
    amount numeric(14, 2) not null,
    paid_on date not null
);
create index payment_of_invoice on payment (invoice);
