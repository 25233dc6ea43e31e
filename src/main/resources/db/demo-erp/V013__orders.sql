-- how a product is sold
alter table product add column pack_size numeric(14, 3);
alter table product add column minimum_quantity numeric(14, 3) not null default 1;
alter table product add column whole_units boolean not null default true;
alter table product add column needs_contract boolean not null default false;
alter table product add column business_only boolean not null default false;

-- what a customer pays instead of the list price; a row for a product beats one for its group, and that beats the one for all (*)
create table customer_price (
    customer varchar(20) not null references customer,
    what varchar(40) not null,
    discount_percent numeric(7, 4),
    unit_price numeric(14, 4),
    primary key (customer, what),
    check ((discount_percent is null) <> (unit_price is null))
);

alter table sales_order alter column promised_date drop not null;
alter table sales_order add column wished_date date;
alter table sales_order add column discount_percent numeric(7, 4) not null default 0;
alter table sales_order add column cancel_reason varchar(1000);
update sales_order set discount_percent = quote.discount_percent from quote where quote.number = sales_order.quote;

alter table order_line add column description varchar(160);
alter table order_line add column unit varchar(20);
alter table order_line add column unit_price numeric(14, 4);
alter table order_line add column discount_percent numeric(7, 4) not null default 0;
alter table order_line add column vat_rate numeric(5, 2);
alter table order_line add column net numeric(14, 2);
update order_line set description = product.name, unit = product.unit, unit_price = product.list_price, vat_rate = product.vat_rate
from product where product.code = order_line.product;
update order_line set description = line.description, unit = line.unit, unit_price = line.unit_price,
                      discount_percent = line.discount_percent, vat_rate = line.vat_rate
from sales_order, quote, quote_line line
where sales_order.number = order_line.sales_order and quote.number = sales_order.quote and line.quote = quote.number
  and line.version = quote.version and line.position = order_line.position;
update order_line set net = round(ordered * unit_price * (1 - discount_percent / 100), 2);
alter table order_line alter column description set not null, alter column unit set not null, alter column unit_price set not null,
    alter column vat_rate set not null, alter column net set not null;

create table shipment (
    number varchar(20) primary key,
    sales_order varchar(20) not null references sales_order,
    ship_date date not null,
    carrier varchar(80),
    tracking varchar(80),
    delivered boolean not null
);
create index shipment_of_order on shipment (sales_order, number);

create table shipment_line (
    shipment varchar(20) not null references shipment,
    position int not null,
    quantity numeric(14, 3) not null,
    primary key (shipment, position)
);
