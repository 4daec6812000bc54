-- A row is a conversation, from a details query or a details job. Its times are the sums of the
-- metrics of its agents' sessions, in milliseconds; each agent is a leg, not a contact. A job
-- returns a conversation again when it ends in a later window: the last version counts.
with conversations as (
  select distinct on (record ->> '$.conversationId')
    record as c, (record ->> '$.conversationId') as id
  from records order by (record ->> '$.conversationId'), (record ->> '$.conversationEnd') desc nulls last
), participants as (
  select id, p, (p ->> '$.purpose') as purpose
  from (select id, unnest(json_extract(c, '$.participants[*]')) as p from conversations)
), sessions as (
  select id, p, purpose, s
  from (select id, p, purpose, unnest(json_extract(p, '$.sessions[*]')) as s from participants)
), metrics as (
  select
    id, purpose, s, (m ->> '$.name') as name, try_cast((m ->> '$.value') as double) as value,
    (m ->> '$.emitDate') as emitted
  from (select id, purpose, s, unnest(json_extract(s, '$.metrics[*]')) as m from sessions)
), segments as (
  select id, purpose, p, g
  from (select id, purpose, p, unnest(json_extract(s, '$.segments[*]')) as g from sessions)
), sums as (
  select
    id,
    sum(value) filter (where name = 'tTalk' and purpose in ('agent', 'user')) / 1000 as talk_sum,
    sum(value) filter (where name = 'tTalkComplete') / 1000 as talk_complete,
    sum(value) filter (where name = 'tHeld' and purpose in ('agent', 'user')) / 1000 as held_sum,
    sum(value) filter (where name = 'tHeldComplete') / 1000 as held_complete,
    sum(value) filter (where name = 'tAcw') / 1000 as acw,
    sum(value) filter (where name = 'tHandle') / 1000 as handle,
    sum(value) filter (where name = 'tAcd' and purpose = 'acd') / 1000 as acd,
    sum(value) filter (where name = 'tAnswered') / 1000 as answered_wait,
    sum(value) filter (where name = 'tAbandon') / 1000 as abandon_wait,
    count(*) filter (where name in ('tAnswered')) as answers,
    count(*) filter (where name in ('tAbandon')) as abandons,
    count(*) filter (where name in ('nOffered', 'tAcd', 'tAnswered', 'tAbandon')) as offers,
    sum(value) filter (where name = 'nTransferred') as transfers,
    min(emitted) filter (where name = 'tAnswered') as first_answer
  from metrics group by id
), people as (
  select
    id,
    last(coalesce((p ->> '$.userId'), (p ->> '$.participantId'))) filter (where purpose = 'agent')
      as agent,
    count(*) filter (where purpose = 'agent') as agent_count,
    any_value(coalesce((p ->> '$.externalContactId'), (p ->> '$.participantId')))
      filter (where purpose in ('customer', 'external')) as customer,
    bool_or(purpose in ('ivr', 'botflow', 'workflow')) as has_flow
  from participants group by id
), details as (
  select
    id, any_value((g ->> '$.queueId')) as queue, last((g ->> '$.wrapUpCode')) filter (
      where (g ->> '$.wrapUpCode') is not null) as wrap_up_code
  from segments group by id
), media as (
  select id, any_value((s ->> '$.mediaType')) as media from sessions group by id
)
select
  'contact' as row, id as external_id, customer as customer_id, media as channel,
  (c ->> '$.originatingDirection') as direction, (c ->> '$.conversationStart') as started_at,
  case when media not in ('voice', 'callback') then first_answer end as first_reply_at,
  (c ->> '$.conversationEnd') as closed_at, agent as agent_id, queue, wrap_up_code as reason,
  case when coalesce(agent_count, 0) > 0 and coalesce(answers, 0) > 0 then 'human' end as handler,
  case when offers > 0 then 'true' when has_flow then 'false' end as queued,
  case when answers > 0 then 'true' when (c ->> '$.conversationEnd') is not null then 'false' end
    as answered,
  case when answers > 0 then 'false' when abandons > 0 then 'true'
    when (c ->> '$.conversationEnd') is not null then 'false' end as abandoned,
  cast(coalesce(answered_wait, abandon_wait, acd) as varchar) as wait_seconds,
  cast(coalesce(talk_complete, talk_sum) as varchar) as talk_seconds,
  cast(coalesce(held_complete, held_sum) as varchar) as hold_seconds,
  cast(acw as varchar) as wrap_seconds, cast(handle as varchar) as handle_seconds,
  case when handle is not null then 'tHandle' end as handle_method,
  cast(try_cast(transfers as integer) as varchar) as transfers,
  case when (c ->> '$.conversationEnd') is null then 'open' else 'ended' end as status,
  null as moment, null as kind, null as actor, null as to_value, null as contact_external_id
from conversations
left join sums using (id) left join people using (id) left join details using (id)
left join media using (id)
union all by name
select
  'event' as row,
  concat_ws('-', id, (p ->> '$.participantId'), (g ->> '$.segmentStart'), (g ->> '$.segmentType'),
    row_number() over (partition by id, (p ->> '$.participantId') order by (g ->> '$.segmentStart')))
    as external_id,
  id as contact_external_id, (g ->> '$.segmentStart') as moment,
  'segment ' || (g ->> '$.segmentType') as kind,
  case when purpose = 'agent' then coalesce((p ->> '$.userId'), (p ->> '$.participantId')) end as actor,
  coalesce((g ->> '$.queueId'), (g ->> '$.wrapUpCode')) as to_value
from segments
