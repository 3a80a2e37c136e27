-- The ledger, version 3: judgements of people, rejected statements, a register.

-- Where in its article a judged record stands (JSON span and quote), NULL if it goes by its name.
ALTER TABLE judgements ADD COLUMN left_place TEXT;
ALTER TABLE judgements ADD COLUMN right_place TEXT;
CREATE INDEX judgements_left ON judgements (left_article);
CREATE INDEX judgements_right ON judgements (right_article);

-- What a judgement that holds comes to: the anchors of both its mentions, or why it has to wait.
CREATE TABLE rulings (
  judgement    INTEGER PRIMARY KEY REFERENCES judgements (number) ON DELETE CASCADE,
  left_anchor  TEXT,
  right_anchor TEXT,
  problem      TEXT
);

-- The anchor that a mention would have without register and judgements, where it has another.
ALTER TABLE mentions ADD COLUMN natural TEXT;
CREATE INDEX mentions_natural ON mentions (natural) WHERE natural IS NOT NULL;

-- Known organizations; the line is an entry of kg.model as JSON.
CREATE TABLE register (
  id   TEXT PRIMARY KEY,
  line TEXT NOT NULL
) WITHOUT ROWID;
