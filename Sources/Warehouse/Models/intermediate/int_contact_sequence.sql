-- Grain: one row per contact of a known customer that the same person followed with another one,
-- on any channel and from any source.
-- Key: source, external_id. Time zone: none, a duration.
-- Answers: was this the person's last contact about it, for first contact resolution (method B), and
-- on which channel the next one came. A ticket that is only the echo of a call follows nothing.
-- Contacts at the same moment are put in order by their id.

create or replace temp view int_contact_sequence as
with echoes as (
  select source, external_id from int_contact_issues where is_echo
), contacts as (
  select
    contacts.source, contacts.external_id, contacts.started_at, contacts.channel,
    coalesce(persons.person_id, contacts.customer_id) as person_id
  from facts.contacts as contacts
  left join int_customer_persons as persons on persons.customer_id = contacts.customer_id
  left join echoes
    on echoes.source = contacts.source and echoes.external_id = contacts.external_id
  where not contacts.deleted and contacts.customer_id is not null
    and contacts.started_at is not null and echoes.external_id is null
), following as (
  select
    source, external_id, started_at,
    lead(started_at) over (partition by person_id order by started_at, external_id)
      as next_started_at,
    lead(channel) over (partition by person_id order by started_at, external_id) as next_channel
  from contacts
), final as (
  select
    source, external_id, seconds_between(started_at, next_started_at) as next_contact_seconds,
    next_channel as next_contact_channel
  from following where next_started_at is not null
)
select * from final;
