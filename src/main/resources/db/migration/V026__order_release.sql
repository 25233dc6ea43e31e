-- whether it is the customer's first one, the ERP says when it is judged
alter table customer_order drop column first_order;
-- templates of the contracts that the decision table asks for, comma separated
alter table customer_order add column contract_templates varchar(2000);
