-- Grain: one row per movement of money from a customer that was not deleted; refunds are negative.
-- Key: none kept. Time zone: at_* in the workspace's zone.
-- Answers: revenue by kind, product, segment and region; who bought again.

create or replace table marts.fct_transactions as
with transactions as (
  select * from facts.transactions where not deleted and "at" is not null
), final as (
  select
    transactions.source,
    coalesce(persons.person_id, transactions.customer_id) as customer_id,
    local_time(transactions."at") as at_local,
    cast(local_time(transactions."at") as date) as at_date,
    cast(transactions.amount as double) as amount, transactions.currency, transactions.kind,
    transactions.product, customers.segment, customers.region
  from transactions
  left join int_customer_persons as persons
    on persons.customer_id = transactions.customer_id
  left join marts.dim_customers as customers
    on customers.customer_id = coalesce(persons.person_id, transactions.customer_id)
)
select * from final;
