-- A row is a message; the conversation is named only by its address. A draft is no message.
select
  'message-' || (record ->> '$.id') as external_id,
  regexp_extract((record ->> '$._links.related.conversation'), '(cnv_[^/?]+)', 1)
    as contact_external_id,
  (record ->> '$.created_at') as moment,
  case when (record ->> '$.is_inbound') = 'true' then 'customer_message' else 'reply' end as kind,
  case when (record ->> '$.is_inbound') = 'false' then (record ->> '$.author.id') end as actor
from records
where (record ->> '$.is_draft') is distinct from 'true'
  and (record ->> '$._links.related.conversation') is not null
