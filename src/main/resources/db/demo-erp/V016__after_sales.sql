-- when what left has arrived
alter table shipment add column delivered_on date;
update shipment set delivered_on = ship_date + 1 where delivered;

-- what an invoice bills line by line; of a credit note what it gives back, its amounts below 0
create table invoice_line (
    invoice varchar(20) not null references invoice,
    position int not null,
    sales_order varchar(20) references sales_order,
    order_line int,
    product varchar(40) references product,
    description varchar(160) not null,
    unit varchar(20) not null,
    quantity numeric(14, 3) not null,
    vat_rate numeric(5, 2) not null,
    net numeric(14, 2) not null,
    credited_line int, -- of the invoice that is credited
    primary key (invoice, position)
);
create table invoice_vat (
    invoice varchar(20) not null references invoice,
    vat_rate numeric(5, 2) not null,
    base numeric(14, 2) not null,
    vat numeric(14, 2) not null,
    primary key (invoice, vat_rate)
);
alter table invoice add column reason varchar(1000);
alter table invoice add column idempotency_key varchar(200);
create index invoice_of_order on invoice (sales_order, number) where sales_order is not null;

insert into invoice_line (invoice, position, sales_order, order_line, product, description, unit, quantity, vat_rate, net)
select invoice.number, line.position, line.sales_order, line.position, line.product, line.description, line.unit, line.ordered, line.vat_rate,
       round(line.net * (1 - sales_order.discount_percent / 100), 2)
from invoice
join sales_order on sales_order.number = invoice.sales_order and sales_order.net = invoice.net
join order_line line on line.sales_order = sales_order.number
where invoice.credited_invoice is null;
insert into invoice_vat
select invoice, vat_rate, sum(net), round(sum(net) * vat_rate / 100, 2) from invoice_line group by invoice, vat_rate;

create table goods_return (
    number varchar(40) primary key,
    customer varchar(20) not null references customer,
    reference varchar(140),
    reason varchar(1000),
    closed boolean not null
);
create table goods_return_line (
    goods_return varchar(40) not null references goods_return,
    position int not null,
    sales_order varchar(20) not null references sales_order,
    order_line int not null,
    announced numeric(14, 3) not null,
    received numeric(14, 3) not null,
    primary key (goods_return, position)
);
create index goods_return_of_order on goods_return_line (sales_order, order_line);
create table goods_return_parcel (
    goods_return varchar(40) not null references goods_return,
    parcel int not null,
    receipt_date date not null,
    primary key (goods_return, parcel)
);
create table goods_return_part (
    goods_return varchar(40) not null,
    parcel int not null,
    position int not null,
    quantity numeric(14, 3) not null,
    primary key (goods_return, parcel, position),
    foreign key (goods_return, parcel) references goods_return_parcel
);

create table repair_order (
    number varchar(20) primary key,
    customer varchar(20) not null references customer,
    reference varchar(140) not null,
    reason varchar(1000),
    promised_date date not null,
    idempotency_key varchar(200) not null
);
create table repair_line (
    repair_order varchar(20) not null references repair_order,
    position int not null,
    sales_order varchar(20) not null references sales_order,
    order_line int not null,
    quantity numeric(14, 3) not null,
    primary key (repair_order, position)
);
