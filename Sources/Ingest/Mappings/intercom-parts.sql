-- A row is a part of a conversation, as the list of parts holds it.
select
  (record ->> '$.id') as external_id, (record ->> '$.conversation_id') as contact_external_id,
  (record ->> '$.created_at') as moment,
  case
    when (record ->> '$.part_type') = 'comment' and (record ->> '$.body') is null then 'update'
    when (record ->> '$.part_type') = 'comment' and (record ->> '$.author.type') = 'admin' then 'reply'
    when (record ->> '$.part_type') = 'comment' and (record ->> '$.author.type') in ('bot', 'operator')
      then 'bot_reply'
    when (record ->> '$.part_type') = 'comment' then 'customer_message'
    else (record ->> '$.part_type')
  end as kind,
  case when (record ->> '$.author.type') = 'admin' then (record ->> '$.author.id') end as actor,
  coalesce((record ->> '$.assigned_to.id'), (record ->> '$.assigned_to')) as to_value,
  (record ->> '$.updated_at') as updated_at
from records
