-- A row is a call, from the API or from webhooks, or one webhook event. Deliveries are repeated and
-- out of order: the events of a call are put in order by their own time, and each field takes its
-- last known value. The wait runs from the start of the call to the answer, the menu included.
with deliveries as (
  select
    case when (record ->> '$.event') is not null then (record -> '$.data') else record end as d,
    case when (record ->> '$.event') like 'call.%' then (record ->> '$.event') end as event,
    try_cast((record ->> '$.timestamp') as double) as sent
  from records
  where (record ->> '$.event') is null or (record ->> '$.event') like 'call.%'
), calls as (
  select
    coalesce((d ->> '$.id'), (d ->> '$.call_id')) as id, d, event,
    coalesce(sent, try_cast((d ->> '$.ended_at') as double), try_cast((d ->> '$.answered_at') as double),
      try_cast((d ->> '$.started_at') as double)) as moment
  from deliveries
), held as (
  -- Every hold lasts until the next unhold or the end of the call.
  select
    id, event, moment,
    lead(moment) over (partition by id order by moment, event) as next_moment
  from (select distinct id, event, moment from calls
    where event in ('call.hold', 'call.unhold', 'call.hungup', 'call.ended'))
), holds as (
  select id, sum(next_moment - moment) filter (where event = 'call.hold') as hold_seconds
  from held group by id
), gathered as (
  select
    id,
    arg_max((d ->> '$.direction'), moment) as direction,
    min(try_cast((d ->> '$.started_at') as double)) as started,
    max(try_cast((d ->> '$.answered_at') as double)) as answered,
    max(try_cast((d ->> '$.ended_at') as double)) as ended,
    arg_max(coalesce((d ->> '$.user.id'), (d ->> '$.assigned_to.id')), moment)
      filter (where coalesce((d ->> '$.user.id'), (d ->> '$.assigned_to.id')) is not null) as user_id,
    any_value(coalesce((d ->> '$.contact.id'), (d ->> '$.raw_digits'))) as customer_id,
    any_value(coalesce((d ->> '$.number.name'), (d ->> '$.number.id'))) as line,
    any_value(coalesce((d ->> '$.teams[0].name'), (d ->> '$.teams[0].id'))) as team,
    any_value((d ->> '$.missed_call_reason')) as missed,
    any_value(array_to_string(
      try_cast(json_extract_string(d, '$.tags[*].name') as varchar[]), ',')) as tags,
    max(case when coalesce((d ->> '$.voicemail'), '') <> '' then 1 else 0 end) as has_voicemail,
    arg_max((d ->> '$.status'), moment) as status,
    count(distinct case when event = 'call.transferred' then moment end) as transfers,
    count(event) > 0 as has_events, max(moment) as last_moment
  from calls group by id
)
select
  'contact' as row, g.id as external_id, customer_id, direction, cast(started as varchar) as started_at,
  user_id as agent_id, team, line as queue, tags,
  case
    when direction = 'outbound' then null
    when missed in ('abandoned_in_ivr', 'out_of_opening_hours') then 'false' else 'true'
  end as queued,
  case when answered is not null then 'true' when ended is not null then 'false' end as answered,
  case
    when answered is not null then 'false'
    when direction = 'inbound' and (missed like 'abandoned%' or missed = 'short_abandoned'
      or (missed is not null and has_voicemail = 0 and missed <> 'out_of_opening_hours')) then 'true'
    when ended is not null then 'false'
  end as abandoned,
  case
    when direction = 'outbound' then null
    when answered is not null then cast(answered - started as varchar)
    when ended is not null then cast(ended - started as varchar)
  end as wait_seconds,
  case when answered is not null then cast(ended - answered - coalesce(hold_seconds, 0) as varchar)
  end as talk_seconds,
  case when answered is not null and has_events then cast(coalesce(hold_seconds, 0) as varchar)
  end as hold_seconds,
  case when answered is not null then cast(ended - answered as varchar) end as handle_seconds,
  case when answered is not null and ended is not null then 'talk + hold' end as handle_method,
  case when answered is not null then 'human' end as handler,
  case when has_events then cast(transfers as varchar) end as transfers,
  coalesce(missed, status) as status, cast(last_moment as varchar) as updated_at,
  null as moment, null as kind, null as contact_external_id
from gathered as g left join holds on holds.id = g.id
where started is not null
union all by name
select distinct
  'event' as row, concat_ws('-', id, event, cast(try_cast(moment as bigint) as varchar)) as external_id,
  id as contact_external_id, cast(moment as varchar) as moment, event as kind
from calls where event is not null
