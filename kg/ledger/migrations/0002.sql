-- The ledger, version 2: articles are found by their text.

CREATE INDEX articles_sha256 ON articles (sha256);
