-- Grain: one row per customer, the newest version over all sources.
-- Key: customer_id (pseudonym). Time zone: none, dates as the source gives them.
-- Answers: how many customers there are, of which segment, since when, and who left.

create or replace table marts.dim_customers as
with customers as (
  select * from facts.customers where not deleted
), ranked as (
  select
    *,
    row_number() over (
      partition by external_id order by updated_at desc nulls last, import_id desc nulls last, source
    ) as version_rank
  from customers
), final as (
  select
    external_id as customer_id, source, segment, region, plan, started_on as started_date,
    ended_on as ended_date, acquisition, cast(monthly_revenue as double) as monthly_revenue
  from ranked where version_rank = 1
)
select * from final;
