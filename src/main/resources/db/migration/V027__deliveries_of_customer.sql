-- whether a customer was asked lately how a delivery went
create index customer_order_delivered_to on customer_order (customer, delivered_at) where delivered_at is not null;
