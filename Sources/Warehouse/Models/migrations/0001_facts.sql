-- The canonical facts. One row per (source, external_id), kept unique by the import transaction:
-- an index would make every import several times slower. Times are UTC, durations seconds,
-- amounts decimals with their ISO 4217 currency. `deleted` marks a tombstone.

create schema facts;

-- A row is one contact of a customer with the service.
create table facts.contacts (
  source VARCHAR not null,
  external_id VARCHAR not null,
  customer_id VARCHAR,
  channel VARCHAR,
  direction VARCHAR,
  started_at TIMESTAMP,
  first_reply_at TIMESTAMP,
  first_any_reply_at TIMESTAMP,
  resolved_first_at TIMESTAMP,
  resolved_last_at TIMESTAMP,
  closed_at TIMESTAMP,
  agent_id VARCHAR,
  team VARCHAR,
  site VARCHAR,
  provider VARCHAR,
  region VARCHAR,
  product VARCHAR,
  campaign VARCHAR,
  queue VARCHAR,
  reason VARCHAR,
  language VARCHAR,
  priority VARCHAR,
  tags VARCHAR,
  handler VARCHAR,
  ai_resolution_state VARCHAR,
  queued BOOLEAN,
  answered BOOLEAN,
  abandoned BOOLEAN,
  wait_seconds DOUBLE,
  talk_seconds DOUBLE,
  hold_seconds DOUBLE,
  wrap_seconds DOUBLE,
  handle_seconds DOUBLE,
  handle_method VARCHAR,
  replies INTEGER,
  reopens INTEGER,
  transfers INTEGER,
  escalated BOOLEAN,
  resolved BOOLEAN,
  offer_made BOOLEAN,
  offer_accepted BOOLEAN,
  status VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is a change in a contact's life.
create table facts.contact_events (
  source VARCHAR not null,
  external_id VARCHAR not null,
  contact_external_id VARCHAR,
  "at" TIMESTAMP,
  kind VARCHAR,
  actor VARCHAR,
  from_value VARCHAR,
  to_value VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is one answer to one survey question; score lies on scale_low..scale_high.
create table facts.survey_answers (
  source VARCHAR not null,
  external_id VARCHAR not null,
  contact_external_id VARCHAR,
  customer_id VARCHAR,
  agent_id VARCHAR,
  team VARCHAR,
  channel VARCHAR,
  kind VARCHAR,
  scale_low DOUBLE,
  scale_high DOUBLE,
  score DOUBLE,
  comment VARCHAR,
  sent_at TIMESTAMP,
  answered_at TIMESTAMP,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is a person; external_id is the pseudonym.
create table facts.agents (
  source VARCHAR not null,
  external_id VARCHAR not null,
  team VARCHAR,
  site VARCHAR,
  provider VARCHAR,
  hired_on DATE,
  left_on DATE,
  contract_hours DOUBLE,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is a period of an agent in a state.
create table facts.agent_states (
  source VARCHAR not null,
  external_id VARCHAR not null,
  agent_id VARCHAR,
  state VARCHAR,
  started_at TIMESTAMP,
  ended_at TIMESTAMP,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is a customer; external_id is the pseudonym.
create table facts.customers (
  source VARCHAR not null,
  external_id VARCHAR not null,
  segment VARCHAR,
  region VARCHAR,
  plan VARCHAR,
  started_on DATE,
  ended_on DATE,
  acquisition VARCHAR,
  monthly_revenue DECIMAL(18,4),
  currency VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is money from a customer; refunds are negative.
create table facts.transactions (
  source VARCHAR not null,
  external_id VARCHAR not null,
  customer_id VARCHAR,
  "at" TIMESTAMP,
  amount DECIMAL(18,4),
  currency VARCHAR,
  kind VARCHAR,
  product VARCHAR,
  contact_external_id VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is a cost over a period [period_start, period_end).
create table facts.costs (
  source VARCHAR not null,
  external_id VARCHAR not null,
  period_start DATE,
  period_end DATE,
  amount DECIMAL(18,4),
  currency VARCHAR,
  category VARCHAR,
  is_direct BOOLEAN,
  channel VARCHAR,
  team VARCHAR,
  site VARCHAR,
  provider VARCHAR,
  product VARCHAR,
  region VARCHAR,
  recurrence VARCHAR,
  initiative VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is a change that was made.
create table facts.initiatives (
  source VARCHAR not null,
  external_id VARCHAR not null,
  name VARCHAR,
  started_on DATE,
  ended_on DATE,
  hypothesis VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is who was exposed to an initiative, when.
create table facts.assignments (
  source VARCHAR not null,
  external_id VARCHAR not null,
  initiative VARCHAR,
  unit_kind VARCHAR,
  unit_id VARCHAR,
  arm VARCHAR,
  from_date DATE,
  to_date DATE,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);

-- A row is a prospect from a call or a campaign.
create table facts.leads (
  source VARCHAR not null,
  external_id VARCHAR not null,
  customer_id VARCHAR,
  direction VARCHAR,
  channel VARCHAR,
  campaign VARCHAR,
  agent_id VARCHAR,
  created_at TIMESTAMP,
  won_at TIMESTAMP,
  lost_at TIMESTAMP,
  amount DECIMAL(18,4),
  currency VARCHAR,
  source_zone VARCHAR,
  import_id BIGINT,
  deleted BOOLEAN default false,
  updated_at TIMESTAMP
);
