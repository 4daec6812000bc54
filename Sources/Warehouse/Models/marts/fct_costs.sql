-- Grain: one row per cost and calendar month that its period touches.
-- Key: none kept. Time zone: none, dates as the source gives them; period_end is exclusive.
-- Answers: what the service cost in a month, by category and scope.
-- A cost is spread over its period by days, so that the months of a cost add up to it. One without
-- an end falls on its first day. A recurrence says that the amount is paid again and again in the
-- period: `monthly` each month, `quarterly` a third each month, `yearly` a twelfth each
-- month; a month that the period holds in part takes the share of its days. A recurring cost
-- without an end counts for its first month alone.

create or replace table marts.fct_costs as
with costs as (
  select
    *,
    case
      when period_end > period_start then period_end
      when recurrence in ('monthly', 'quarterly', 'yearly') then
        month_after(cast(date_trunc('month', period_start) as date))
      else day_after(period_start)
    end as known_end
  from facts.costs where not deleted and period_start is not null and amount is not null
), spread as (
  select
    costs.*,
    greatest(costs.period_start, months.month_start) as share_start,
    least(costs.known_end, months.month_end) as share_end,
    days_between(months.month_start, months.month_end) as month_days,
    days_between(costs.period_start, costs.known_end) as period_days
  from costs
  inner join int_months as months
    on months.month_start < costs.known_end and months.month_end > costs.period_start
), weighted as (
  select
    *,
    cast(days_between(share_start, share_end) as double) / case
      when recurrence = 'monthly' then month_days
      when recurrence = 'quarterly' then 3 * month_days
      when recurrence = 'yearly' then 12 * month_days
      else period_days
    end as share
  from spread
), final as (
  select
    share_start as period_start, share_end as period_end, cast(amount as double) * share as amount,
    currency, category, is_direct, channel, team, site, provider, product, region, initiative,
    source
  from weighted
)
select * from final;
