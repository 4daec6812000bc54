-- Grain: one row per contact of a known customer that the same customer followed with another one,
-- on any channel and from any source.
-- Key: source, external_id. Time zone: none, a duration.
-- Answers: was this the customer's last contact about it, for first contact resolution (method B).
-- Contacts at the same moment are put in order by their id.

create or replace temp view int_contact_sequence as
with contacts as (
  select * from facts.contacts where not deleted and customer_id is not null and started_at is not null
), following as (
  select
    source, external_id, started_at,
    lead(started_at) over (
      partition by customer_id order by started_at, external_id
    ) as next_started_at
  from contacts
), final as (
  select source, external_id, seconds_between(started_at, next_started_at) as next_contact_seconds
  from following where next_started_at is not null
)
select * from final;
