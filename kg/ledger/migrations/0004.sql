-- The ledger, version 4: mentions that are alike are compared once.

-- Mentions that are alike in all that is compared, no two of one article. `line` is the first of
-- them, with nodes in place of anchors; `first` sorts them (publication day, key of the article,
-- anchor, between U+001F). `entity` is NULL if each is an entity of its own.
CREATE TABLE alikes (
  number   INTEGER PRIMARY KEY AUTOINCREMENT,
  likeness TEXT NOT NULL UNIQUE,
  node     TEXT NOT NULL,
  line     TEXT NOT NULL,
  first    TEXT NOT NULL,
  articles INTEGER NOT NULL,
  entity   TEXT
);
CREATE INDEX alikes_node ON alikes (node);

-- `alone`: whether a mention is an entity of its own, whatever those are that it is like.
ALTER TABLE mentions ADD COLUMN alike INTEGER;
ALTER TABLE mentions ADD COLUMN alone INTEGER NOT NULL DEFAULT 0;
CREATE INDEX mentions_alike ON mentions (alike, entity, article);
CREATE INDEX mentions_alone ON mentions (alike) WHERE alone;

-- Blocking keys; who is who is found out anew with them.
DROP TABLE blocks;
CREATE TABLE blocks (
  block TEXT NOT NULL,
  alike INTEGER NOT NULL REFERENCES alikes (number) ON DELETE CASCADE,
  PRIMARY KEY (block, alike)
) WITHOUT ROWID;
CREATE INDEX blocks_alike ON blocks (alike);

-- When an article was published and whom it names, a JSON list.
CREATE TABLE companies (
  article   INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
  published TEXT,
  people    TEXT NOT NULL
);
