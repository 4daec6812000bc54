-- A row is a message of a ticket, as the list of messages holds it.
select
  'message-' || (record ->> '$.id') as external_id,
  (record ->> '$.ticket_id') as contact_external_id, (record ->> '$.created_datetime') as moment,
  case
    when (record ->> '$.public') = 'false' then 'note'
    when (record ->> '$.from_agent') = 'true' and (record ->> '$.rule_id') is not null then 'bot_reply'
    when (record ->> '$.from_agent') = 'true' then 'reply'
    else 'customer_message'
  end as kind,
  case when (record ->> '$.from_agent') = 'true' then (record ->> '$.sender.id') end as actor
from records
