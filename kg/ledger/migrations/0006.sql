-- The ledger, version 6: which articles are reprints of one text.

-- Hashes of which reprints of an article share one, a JSON list; NULL where there are none.
ALTER TABLE companies ADD COLUMN texts TEXT;
