-- A row is a version of a conversation; _version puts them in order: the active one last.
select
  *,
  cast(case when lower(_fivetran_active) = 'true' then 1e12 else 0 end
    + coalesce(epoch(try_cast(updated_at as timestamp)), 0) as varchar) as _version
from records
