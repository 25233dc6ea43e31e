-- a customer's credit counts the orders that are not invoiced yet, however many there were before
create index open_order_of_customer on sales_order (customer) include (gross) where not invoiced and state <> 'CANCELLED';
