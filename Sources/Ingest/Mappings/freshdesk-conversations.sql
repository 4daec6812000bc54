-- A row is a message or note of a ticket. A public message of an agent is a reply.
select
  'message-' || (record ->> '$.id') as external_id, (record ->> '$.ticket_id') as contact_external_id,
  (record ->> '$.created_at') as moment,
  case
    when (record ->> '$.private') = 'true' then 'note'
    when (record ->> '$.incoming') = 'true' then 'customer_message'
    else 'reply'
  end as kind,
  case when (record ->> '$.incoming') = 'true' then null else (record ->> '$.user_id') end as actor,
  (record ->> '$.updated_at') as updated_at
from records
