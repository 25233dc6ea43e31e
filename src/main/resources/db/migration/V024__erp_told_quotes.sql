-- the newest fact that was told of a quote, for an ERP that keeps no history of its own
create index erp_event_quote on erp_event (key, received_at) where type in ('quote-submitted', 'quote-revised');
