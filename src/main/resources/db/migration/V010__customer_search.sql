-- staff find customers by words of their name
create index customer_name_words on customer using gin (to_tsvector('simple', name));
