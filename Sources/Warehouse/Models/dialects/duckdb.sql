-- The four functions that the models use and engines spell differently. Another engine (PostgreSQL,
-- Spark) brings a file of its own with the same names; `local_time(t)`, from UTC to the workspace's
-- zone, is generated from the zone's offsets because the engine's own conversion is 15 × slower.

create or replace temp macro seconds_between(earlier, later) as
  (epoch_us(later) - epoch_us(earlier)) / 1000000.0;

create or replace temp macro days_between(earlier, later) as
  cast(later as date) - cast(earlier as date);

create or replace temp macro month_after(month_start) as
  cast(month_start + interval '1 month' as date);

create or replace temp macro day_after(day) as
  cast(day + interval '1 day' as date);
