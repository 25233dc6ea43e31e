-- the figures of a period are read from indexes alone
create index customer_order_in_state_now on customer_order (state) where closed_at is null;
create index customer_order_confirmed on customer_order (confirmed_at) include (placed_at) where confirmed_at is not null;
create index customer_order_delivered on customer_order (delivered_at) include (placed_at, id) where delivered_at is not null;
create index customer_order_cancelled on customer_order (closed_at) where state = 'CANCELLED';
drop index order_review_given;
create index order_review_given on order_review (given_at) include (stars, effort, recommendation);
-- bad reviews that nobody called about yet, the oldest first
create index order_review_to_call on order_review (given_at, order_id)
    where followed_up_at is null and (stars <= 2 or recommendation <= 6);
