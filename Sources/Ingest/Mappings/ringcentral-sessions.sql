-- A row is a telephony session gathered from its events, in the order of their sequence and not of
-- their arrival. Ringing runs from Proceeding to the first Answered, talk is the time in Answered,
-- hold the time in Hold, until the party is gone.
with events as (
  select distinct
    coalesce((b ->> '$.telephonySessionId'), (b ->> '$.sessionId')) as id,
    try_cast((b ->> '$.sequence') as bigint) as sequence,
    try_cast((b ->> '$.eventTime') as timestamptz) as moment,
    coalesce((p ->> '$.id'), '1') as party, (p ->> '$.status.code') as code,
    (p ->> '$.direction') as direction, (p ->> '$.missedCall') as missed,
    coalesce((p ->> '$.extensionId'), (p ->> '$.to.extensionId')) as extension,
    coalesce((p ->> '$.from.phoneNumber'), (p ->> '$.from.extensionId')) as caller,
    coalesce((p ->> '$.to.phoneNumber'), (p ->> '$.to.extensionId')) as callee
  from (
    select b, unnest(json_extract(b, '$.parties[*]')) as p
    from (
      select coalesce((record -> '$.body'), (record -> '$.pn_apns.body'), record) as b from records))
), ordered as (
  select
    *,
    lead(moment) over (partition by id, party order by sequence, moment) as until,
    row_number() over (partition by id, party order by sequence, moment) as rank
  from events where id is not null and code is not null
), sessions as (
  select
    id, min(moment) as started,
    min(moment) filter (where code in ('Proceeding', 'Setup')) as ringing,
    min(moment) filter (where code = 'Answered') as answered,
    max(moment) filter (where code in ('Disconnected', 'Gone')) as ended,
    sum(epoch(until) - epoch(moment)) filter (where code = 'Answered') as talk,
    sum(epoch(until) - epoch(moment)) filter (where code = 'Hold') as hold,
    bool_or(code = 'VoiceMail' or code = 'Voicemail') as has_voicemail,
    any_value(direction) as direction, last(extension order by rank) as extension,
    any_value(caller) as caller, any_value(callee) as callee,
    arg_max(code, sequence) as status, max(moment) as last_moment
  from ordered group by id
)
select
  'contact' as row, id as external_id,
  case when direction = 'Outbound' then callee else caller end as customer_id,
  lower(direction) as direction, cast(started as varchar) as started_at, extension as agent_id,
  case when answered is not null then 'true' when ended is not null then 'false' end as answered,
  case
    when direction = 'Outbound' then null
    when answered is not null or has_voicemail then 'false' when ended is not null then 'true'
  end as abandoned,
  cast(round(epoch(coalesce(answered, ended)) - epoch(coalesce(ringing, started)), 6) as varchar)
    as wait_seconds,
  case when ended is not null then cast(round(talk, 6) as varchar) end as talk_seconds,
  case when ended is not null and answered is not null
    then cast(round(coalesce(hold, 0), 6) as varchar) end as hold_seconds,
  case when ended is not null and answered is not null
    then cast(round(talk + coalesce(hold, 0), 6) as varchar) end as handle_seconds,
  case when ended is not null and answered is not null then 'talk + hold' end as handle_method,
  case when answered is not null then 'human' end as handler, status,
  cast(last_moment as varchar) as updated_at,
  null as moment, null as kind, null as contact_external_id
from sessions
union all by name
select
  'event' as row, concat_ws('-', id, party, cast(sequence as varchar), code) as external_id,
  id as contact_external_id, cast(moment as varchar) as moment, code as kind
from ordered
