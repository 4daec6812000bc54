-- A row says that a customer is also known by another identifier: a telephone number or an e-mail
-- address, both as pseudonyms. It is what joins one person's contacts over channels and platforms.

create table facts.customer_keys (
  source VARCHAR not null,
  external_id VARCHAR not null,
  customer_id VARCHAR,
  "key" VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);
