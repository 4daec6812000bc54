-- A row is a ticket, one of the messages that came with it, or its survey. opened_datetime is when
-- an agent looked at it, not its start. A reply sent by a rule is a bot's. A ticket that an agent
-- began is outbound: it has no first reply.
with tickets as (
  select
    record as t, coalesce(json_extract(record, '$.messages'), '[]') as messages
  from records
), messages as (
  select
    (t ->> '$.id') as ticket_id, m, (m ->> '$.created_datetime') as moment,
    case
      when (m ->> '$.public') = 'false' then 'note'
      when (m ->> '$.from_agent') = 'true' and (m ->> '$.rule_id') is not null then 'bot_reply'
      when (m ->> '$.from_agent') = 'true' then 'reply'
      else 'customer_message'
    end as kind
  from (select t, unnest(json_extract(messages, '$[*]')) as m from tickets)
), replies as (
  select
    ticket_id, count(*) filter (where kind = 'reply') as reply_count, count(*) as message_count,
    min(moment) filter (where kind = 'reply') as first_reply,
    min(moment) filter (where kind in ('reply', 'bot_reply')) as first_any_reply
  from messages group by all
)
select
  'contact' as row, (t ->> '$.id') as external_id,
  coalesce((t ->> '$.customer.id'), (t ->> '$.requester.id')) as customer_id,
  (t ->> '$.channel') as channel,
  case when (t ->> '$.from_agent') = 'true' then 'outbound' else 'inbound' end as direction,
  (t ->> '$.created_datetime') as started_at,
  case when (t ->> '$.from_agent') is distinct from 'true' then first_reply end as first_reply_at,
  case when (t ->> '$.from_agent') is distinct from 'true' then first_any_reply end
    as first_any_reply_at, (t ->> '$.closed_datetime') as resolved_last_at,
  (t ->> '$.closed_datetime') as closed_at, (t ->> '$.assignee_user.id') as agent_id,
  coalesce((t ->> '$.assignee_team.name'), (t ->> '$.assignee_team.id'),
    (t ->> '$.assignee_team_id')) as team,
  (t ->> '$.language') as language, (t ->> '$.priority') as priority,
  nullif(array_to_string(
    try_cast(json_extract_string(t, '$.tags[*].name') as varchar[]), ','), '') as tags,
  case
    when (t ->> '$.via') = 'ai-agent' then 'ai'
  end as handler,
  case
    when try_cast((t ->> '$.messages_count') as integer) is null
      or message_count >= try_cast((t ->> '$.messages_count') as integer)
    then cast(reply_count as varchar)
  end as replies,
  (t ->> '$.status') as status, (t ->> '$.updated_datetime') as updated_at,
  case
    when (t ->> '$.trashed_datetime') is not null or (t ->> '$.spam') = 'true' then 'true'
    else 'false'
  end as deleted,
  null as moment, null as kind, null as actor, null as contact_external_id, null as score,
  null as comment
from tickets left join replies on ticket_id = (t ->> '$.id')
union all by name
select
  'event' as row, 'message-' || (m ->> '$.id') as external_id, ticket_id as contact_external_id, moment,
  kind,
  case when (m ->> '$.from_agent') = 'true' then (m ->> '$.sender.id') end as actor
from messages
union all by name
select
  'survey' as row, 'csat-' || (t ->> '$.id') as external_id, (t ->> '$.id') as contact_external_id,
  (t ->> '$.satisfaction_survey.score') as score,
  (t ->> '$.satisfaction_survey.body_text') as comment,
  coalesce((t ->> '$.satisfaction_survey.scored_datetime'),
    (t ->> '$.satisfaction_survey.created_datetime'), (t ->> '$.updated_datetime')) as moment
from tickets where (t ->> '$.satisfaction_survey.score') is not null
