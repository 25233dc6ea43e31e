create extension if not exists pg_trgm with schema public;

-- what the seller sells, as last read from the ERP; prices and stock are asked when somebody looks
create table catalog_product (
    code varchar(140) primary key,
    name varchar(300) not null,
    name_nl varchar(300),
    name_fr varchar(300),
    name_en varchar(300),
    -- code and names in small letters without accents or signs, one blank between words
    search_text varchar(1500) not null,
    words tsvector not null generated always as (array_to_tsvector(string_to_array(search_text, ' '))) stored,
    seen_at timestamptz not null
);
-- three letters or more are found anywhere in a word, fewer at its beginning
create index catalog_product_text on catalog_product using gin (search_text public.gin_trgm_ops);
create index catalog_product_words on catalog_product using gin (words);
create index catalog_product_seen on catalog_product (seen_at);

-- when the reading of the ERP's products began last
create table catalog_refresh (
    id boolean primary key default true check (id),
    started_at timestamptz not null
);
