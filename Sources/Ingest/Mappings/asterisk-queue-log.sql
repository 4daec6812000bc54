-- A row is a call gathered from its lines, one of the lines, or a state of an agent. A call that
-- passes through several queues is one contact; its wait is the sum of its waits. A call that is
-- still waiting when the queues start again ended nobody knows how: neither answered nor abandoned.
-- The log knows no hold and no wrap-up, so handle time is talk time.
with lines as (
  select *, row_number() over () as line
  from (
    select * from records
    union all by name
    select
      cast(null as varchar) as id, cast(null as varchar) as data, cast(null as varchar) as data1,
      cast(null as varchar) as data2, cast(null as varchar) as data3,
      cast(null as varchar) as data4, cast(null as varchar) as data5
    where false)
), readable as (
  select
    -- Seconds since 1970 name a moment; a realtime table writes the server's local time.
    coalesce(make_timestamp(try_cast(case when abs(try_cast(time as double)) < 1e11
        then try_cast(time as double) * 1e6 end as bigint)),
      try_cast(time as timestamp)) as moment,
    case when try_cast(time as double) is not null then '+00' else '' end as zone,
    coalesce(try_cast(id as bigint), line) as rank,
    trim(callid) as call, nullif(trim(queuename), 'NONE') as queue,
    nullif(trim(agent), 'NONE') as agent, upper(trim(event)) as event,
    coalesce(data1, split_part(data, '|', 1)) as d1, coalesce(data2, split_part(data, '|', 2)) as d2,
    coalesce(data3, split_part(data, '|', 3)) as d3, coalesce(data4, split_part(data, '|', 4)) as d4
  from lines
), starts as (
  select moment from readable where event = 'QUEUESTART' and moment is not null
), calls as (
  select * from readable
  where moment is not null and call not in ('', 'NONE', 'CLI', 'MANAGER', 'REALTIME')
    and event in ('ENTERQUEUE', 'CONNECT', 'COMPLETEAGENT', 'COMPLETECALLER', 'ABANDON', 'EXITEMPTY',
      'EXITWITHTIMEOUT', 'EXITWITHKEY', 'TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER',
      'RINGNOANSWER', 'RINGCANCELED', 'AGENTDUMP', 'SYSCOMPAT', 'DID')
), figures as (
  select
    *,
    case
      when event = 'CONNECT' then try_cast(d1 as double)
      when event in ('ABANDON', 'EXITEMPTY', 'EXITWITHTIMEOUT') then try_cast(d3 as double)
      when event = 'EXITWITHKEY' then try_cast(d4 as double)
    end as wait,
    case
      when event in ('COMPLETEAGENT', 'COMPLETECALLER') then try_cast(d2 as double)
      when event in ('TRANSFER', 'BLINDTRANSFER') then try_cast(d4 as double)
      when event = 'ATTENDEDTRANSFER' then epoch(moment) - epoch(
        max(case when event = 'CONNECT' then moment end) over (partition by call order by moment, rank))
    end as talk
  from calls
), gathered as (
  select
    call, any_value(zone) as zone,
    min(case
      when event = 'ENTERQUEUE' then moment
      when event in ('CONNECT', 'ABANDON', 'EXITEMPTY', 'EXITWITHTIMEOUT', 'EXITWITHKEY')
        then moment - to_seconds(coalesce(case when wait between 0 and 1e9 then wait end, 0))
      when event in ('COMPLETEAGENT', 'COMPLETECALLER')
        then moment - to_seconds(coalesce(
          case when try_cast(d1 as double) + talk between 0 and 1e9
            then try_cast(d1 as double) + talk end, 0))
    end) as started,
    any_value(case when event = 'ENTERQUEUE' then nullif(d2, '') end) as caller,
    count(*) filter (where event in ('CONNECT', 'COMPLETEAGENT', 'COMPLETECALLER')) as answers,
    count(*) filter (where event = 'ENTERQUEUE') as entries,
    arg_max(event, (moment, rank)) filter (where event not in ('RINGNOANSWER', 'RINGCANCELED', 'DID'))
      as last_event,
    arg_max(agent, (moment, rank)) filter (where event in ('CONNECT', 'COMPLETEAGENT',
      'COMPLETECALLER')) as agent,
    arg_max(queue, (moment, rank)) filter (where queue is not null) as queue,
    -- A log that begins in the middle of a call still tells the wait when the call completes.
    coalesce(sum(wait), max(case when event in ('COMPLETEAGENT', 'COMPLETECALLER')
      then try_cast(d1 as double) end)) as wait,
    sum(talk) as talk,
    count(*) filter (where event in ('TRANSFER', 'BLINDTRANSFER', 'ATTENDEDTRANSFER')) as transfers,
    max(moment) as last_moment
  from figures group by call
), judged as (
  select
    *,
    answers = 0 and last_event = 'ENTERQUEUE' and exists (
      select 1 from starts where starts.moment > gathered.last_moment) as is_lost
  from gathered
), pauses as (
  select
    agent, moment, zone, rank, d1 as reason,
    case
      when event in ('PAUSE', 'PAUSEALL') then 'paused'
      when event in ('UNPAUSE', 'UNPAUSEALL') then 'available'
      when event in ('ADDMEMBER', 'AGENTLOGIN', 'AGENTCALLBACKLOGIN') then 'available'
      else 'off'
    end as state
  from readable
  where agent is not null and moment is not null
    and event in ('PAUSE', 'PAUSEALL', 'UNPAUSE', 'UNPAUSEALL', 'ADDMEMBER', 'REMOVEMEMBER',
      'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF')
), runs as (
  select
    *,
    lag(state) over (partition by agent order by moment, rank) as state_before
  from pauses
), states as (
  select
    agent, moment, zone, state, reason,
    lead(moment) over (partition by agent order by moment, rank) as until
  from runs where state is distinct from state_before
)
select
  'contact' as row, call as external_id, caller as customer_id, cast(started as varchar) || zone as started_at,
  agent as agent_id, queue, case when answers > 0 then 'human' end as handler, 'true' as queued,
  case
    when answers > 0 then 'true'
    when last_event in ('ABANDON', 'EXITEMPTY', 'EXITWITHTIMEOUT', 'EXITWITHKEY') then 'false'
  end as answered,
  case
    when answers > 0 then 'false' when last_event = 'ABANDON' then 'true'
    when last_event in ('EXITEMPTY', 'EXITWITHTIMEOUT', 'EXITWITHKEY') then 'false'
  end as abandoned,
  cast(wait as varchar) as wait_seconds, cast(talk as varchar) as talk_seconds,
  case when talk is not null then 'talk only' end as handle_method,
  case when answers > 0 then cast(transfers as varchar) end as transfers,
  case
    when is_lost then 'unknown: queues restarted' when last_event = 'ENTERQUEUE' then 'waiting'
    when last_event = 'CONNECT' then 'connected' when last_event like 'COMPLETE%' then 'answered'
    else lower(last_event)
  end as status,
  cast(last_moment as varchar) || zone as updated_at,
  null as moment, null as kind, null as actor, null as to_value, null as contact_external_id,
  null as state, null as ended_at
from judged where started is not null
union all by name
select
  'event' as row,
  concat_ws('-', call, event, cast(epoch(moment) as varchar), queue, agent,
    nullif(row_number() over (partition by call, event, moment, queue, agent order by rank), 1))
    as external_id,
  call as contact_external_id, cast(moment as varchar) || zone as moment, lower(event) as kind, agent as actor,
  queue as to_value
from calls
union all by name
select
  'state' as row, concat_ws('-', agent, cast(epoch(moment) as varchar), state) as external_id,
  agent as agent_id,
  case when state = 'paused' and coalesce(reason, '') <> '' then 'paused: ' || reason else state end
    as state,
  cast(moment as varchar) || zone as started_at, cast(until as varchar) || zone as ended_at
from states where state <> 'off'
