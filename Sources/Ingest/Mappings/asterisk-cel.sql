-- A row is a call gathered from its channel events: those with one linkedid. Events are put in
-- order by their time, whatever their order in the file. The call is answered when two channels
-- meet in a bridge, and talk lasts until the last one leaves.
with events as (
  select *
  from (
    select * from records
    union all by name
    select
      cast(null as varchar) as id, cast(null as varchar) as appname,
      cast(null as varchar) as appdata, cast(null as varchar) as cid_name,
      cast(null as varchar) as cid_num, cast(null as varchar) as exten,
      cast(null as varchar) as context, cast(null as varchar) as channame
    where false)
), timed as (
  select
    upper(trim(eventtype)) as type, eventtime as at_text, try_cast(eventtime as timestamptz) as moment,
    cid_num, exten, lower(coalesce(context, '')) as context, channame, uniqueid, linkedid,
    lower(coalesce(appname, '')) as app, appdata, coalesce(try_cast(id as bigint), 0) as rank,
    uniqueid = linkedid as is_caller
  from events where coalesce(linkedid, '') <> ''
), held as (
  select
    linkedid, type, moment,
    lead(moment) over (partition by linkedid, uniqueid order by moment, rank) as until
  from timed where type in ('HOLD', 'UNHOLD', 'HANGUP')
), holds as (
  select linkedid, sum(epoch(until) - epoch(moment)) as hold
  from held where type = 'HOLD' group by linkedid
), calls as (
  select
    linkedid,
    arg_min(at_text, (moment, rank)) filter (where type = 'CHAN_START') as started,
    arg_min(coalesce(nullif(cid_num, ''), null), (moment, rank)) filter (where is_caller
      and coalesce(cid_num, '') <> '') as caller,
    arg_min(exten, (moment, rank)) filter (where is_caller and type = 'CHAN_START') as dialled,
    arg_min(context, (moment, rank)) filter (where type = 'CHAN_START') as context,
    bool_or(type in ('XIVO_OUTCALL', 'WAZO_OUTCALL') or context like '%outcall%') as is_outbound,
    arg_min(at_text, (moment, rank)) filter (where type in ('BRIDGE_ENTER', 'BRIDGE_START'))
      as bridged,
    arg_max(at_text, (moment, rank)) filter (where type in ('BRIDGE_EXIT', 'BRIDGE_END')) as unbridged,
    arg_max(at_text, (moment, rank)) filter (where type in ('LINKEDID_END', 'CHAN_END', 'HANGUP'))
      as ended,
    arg_max(channame, (moment, rank)) filter (where type = 'ANSWER' and not is_caller
      and coalesce(channame, '') not like 'Local/%') as answering,
    any_value(case when app = 'queue' then split_part(appdata, ',', 1) end) as queue,
    count(*) filter (where type in ('BLINDTRANSFER', 'ATTENDEDTRANSFER')) as transfers,
    bool_or(type in ('LINKEDID_END', 'CHAN_END')) as is_over,
    arg_max(at_text, (moment, rank)) as last_time
  from timed group by linkedid
), directed as (
  select
    *,
    case when is_outbound then 'outbound'
      when regexp_matches(context, 'from-(extern|trunk|pstn|did|sip-external)|incoming') then 'inbound'
    end as direction
  from calls
)
select
  directed.linkedid as external_id,
  case when direction = 'outbound' then dialled else caller end as customer_id, direction,
  started as started_at, nullif(queue, '') as queue,
  regexp_extract(answering, '^[^/]+/(.+?)(?:-[0-9a-fA-F]+)?(?:;[12])?$', 1) as agent_id,
  case when bridged is not null then 'true' when is_over then 'false' end as answered,
  case
    when direction is distinct from 'inbound' then null
    when bridged is not null then 'false' when is_over then 'true'
  end as abandoned,
  case when bridged is not null then started when direction = 'inbound' and is_over then started end
    as wait_from,
  case when bridged is not null then bridged when direction = 'inbound' and is_over then ended end
    as wait_to,
  case when bridged is not null then bridged end as talk_from,
  case when bridged is not null then coalesce(unbridged, ended) end as talk_to,
  cast(hold as varchar) as hold_seconds,
  case when bridged is not null then 'human' end as handler,
  case when bridged is not null then 'in the bridge, hold included' end as handle_method,
  case when bridged is not null then cast(transfers as varchar) end as transfers,
  case when bridged is not null then 'answered' when is_over then 'not answered' else 'open' end
    as status
from directed left join holds on holds.linkedid = directed.linkedid
where started is not null
