-- The ledger, version 5: who holds titles at an organization is none of what it is alike in.

-- How those are called who hold titles at an organization, a JSON list; NULL if there are none.
ALTER TABLE mentions ADD COLUMN holders TEXT;
