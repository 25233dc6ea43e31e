-- where an order goes that goes to none of the customer's addresses
create table destination (
    sales_order varchar(20) primary key references sales_order,
    name varchar(200),
    street varchar(200) not null,
    postal_code varchar(20),
    city varchar(100) not null,
    country varchar(2) not null,
    phone varchar(40),
    instruction varchar(300)
);
