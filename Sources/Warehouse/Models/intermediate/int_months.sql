-- Grain: one row per calendar month from 1950 to 2149.
-- Key: month_start. Time zone: none.
-- Answers: into which months a period falls. Written without a series function, which engines spell
-- differently.

create or replace temp view int_months as
with digits as (
  select 0 as digit union all select 1 union all select 2 union all select 3 union all select 4
  union all select 5 union all select 6 union all select 7 union all select 8 union all select 9
), years as (
  select 1950 + hundreds.digit * 100 + tens.digit * 10 + ones.digit as year_number
  from digits as hundreds cross join digits as tens cross join digits as ones
  where hundreds.digit < 2
), months as (
  select digit + 1 as month_number from digits union all select 11 union all select 12
), final as (
  select make_date(years.year_number, months.month_number, 1) as month_start
  from years cross join months
)
select month_start, month_after(month_start) as month_end from final;
