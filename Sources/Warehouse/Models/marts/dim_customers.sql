-- Grain: one row per customer (a person, under whatever identifiers), the newest version over all
-- sources.
-- Key: customer_id (pseudonym). Time zone: none, dates as the source gives them.
-- Answers: how many customers there are, of which segment, since when, and who left.

create or replace table marts.dim_customers as
with customers as (
  select customers.*, coalesce(persons.person_id, customers.external_id) as person_id
  from facts.customers as customers
  left join int_customer_persons as persons on persons.customer_id = customers.external_id
  where not customers.deleted
), ranked as (
  select
    *,
    row_number() over (
      partition by person_id order by updated_at desc nulls last, import_id desc nulls last, source
    ) as version_rank
  from customers
), final as (
  select
    person_id as customer_id, source, segment, region, plan, started_on as started_date,
    ended_on as ended_date, acquisition, cast(monthly_revenue as double) as monthly_revenue
  from ranked where version_rank = 1
)
select * from final;
