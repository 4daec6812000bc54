-- The book of imports, the rows they refused, and the counters of the store.

create sequence meta.import_ids start 1;

-- A row is one import that was committed, in the same transaction as its facts.
create table meta.imports (
  id BIGINT not null,
  journal_id VARCHAR not null,
  content_hash VARCHAR not null,
  file_name VARCHAR not null,
  mapping_id VARCHAR not null,
  mapping_version INTEGER not null,
  mapping_hash VARCHAR not null,
  source VARCHAR not null,
  options VARCHAR not null,
  status VARCHAR not null,
  started_at TIMESTAMP not null,
  finished_at TIMESTAMP,
  rows_read BIGINT not null,
  rows_imported BIGINT not null,
  rows_updated BIGINT not null,
  rows_unchanged BIGINT not null,
  rows_rejected BIGINT not null,
  rows_skipped BIGINT not null,
  raw_erased BOOLEAN not null
);

-- A row is one value that kept a row of a file out.
create table meta.rejects (
  import_id BIGINT not null,
  line BIGINT,
  column_name VARCHAR,
  value VARCHAR,
  reason_code VARCHAR not null,
  reason VARCHAR
);

insert into meta.state values ('facts_version', '0');
