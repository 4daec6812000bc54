-- Customers who were erased, each as a keyed mark of the pseudonym: an old file that is imported
-- again does not bring them back, and the mark alone tells nobody who they were.

create table meta.forgotten (
  mark VARCHAR not null
);
