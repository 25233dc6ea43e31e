-- signed contracts, filed with their customer
create table contract (
    number varchar(40) primary key,
    customer varchar(20) not null references customer,
    sales_order varchar(20),
    title varchar(200) not null,
    signed_on date not null,
    starts_on date not null,
    ends_on date,
    notice_on date,
    file_name varchar(200) not null,
    sha256 varchar(64) not null,
    pdf bytea not null
);
create index contract_of_customer on contract (customer, number desc);
