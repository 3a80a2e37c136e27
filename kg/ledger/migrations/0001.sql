-- The ledger, version 1. Offsets are code points; lines are records of kg.model as JSON.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- One row a run of `kg build` that wrote something. Clock times stand here and nowhere else.
CREATE TABLE builds (
  number   INTEGER PRIMARY KEY,
  started  TEXT NOT NULL,
  finished TEXT,
  version  TEXT NOT NULL,
  summary  TEXT
);

-- One row a commit. `removed` and `added` are its quads (N-Quads, zlib), kept until a snapshot
-- of the store holds them.
CREATE TABLE batches (
  number    INTEGER PRIMARY KEY,
  build     INTEGER NOT NULL REFERENCES builds (number),
  committed TEXT NOT NULL,
  removed   BLOB,
  added     BLOB
);

-- Numbers are never given twice.
CREATE TABLE articles (
  number    INTEGER PRIMARY KEY AUTOINCREMENT,
  key       TEXT NOT NULL UNIQUE,
  id        TEXT NOT NULL UNIQUE,
  title     TEXT NOT NULL,
  published TEXT,
  publisher TEXT,
  url       TEXT,
  text      TEXT NOT NULL,
  sha256    TEXT NOT NULL,
  body      TEXT NOT NULL,
  content   TEXT NOT NULL,
  build     INTEGER NOT NULL REFERENCES builds (number)
);
CREATE INDEX articles_published ON articles (published);

CREATE TABLE extractions (
  article   INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
  extractor TEXT NOT NULL,
  line      TEXT NOT NULL
);

-- `entity` is the IRI path of the entity that the mention was found to be.
CREATE TABLE mentions (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
  kind    TEXT NOT NULL,
  record  TEXT NOT NULL,
  anchor  TEXT NOT NULL,
  entity  TEXT,
  line    TEXT NOT NULL
);
CREATE INDEX mentions_article ON mentions (article);
CREATE INDEX mentions_anchor ON mentions (anchor);
CREATE INDEX mentions_entity ON mentions (entity);

CREATE TABLE blocks (
  block   TEXT NOT NULL,
  mention INTEGER NOT NULL REFERENCES mentions (number) ON DELETE CASCADE,
  PRIMARY KEY (block, mention)
) WITHOUT ROWID;
CREATE INDEX blocks_mention ON blocks (mention);

-- Entities with their chosen values; the line leaves out their mentions.
CREATE TABLE entities (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  iri    TEXT NOT NULL UNIQUE,
  kind   TEXT NOT NULL,
  line   TEXT NOT NULL
);
CREATE INDEX entities_kind ON entities (kind);

-- Which articles (even) and entities (odd sources) give a quad of a shared graph, by its hash.
CREATE TABLE support (
  quad   INTEGER NOT NULL,
  source INTEGER NOT NULL,
  PRIMARY KEY (quad, source)
) WITHOUT ROWID;

-- Decisions of people. `left_` and `right_` are an article's id and a name or record there.
CREATE TABLE judgements (
  number        INTEGER PRIMARY KEY,
  judgement     TEXT NOT NULL,
  kind          TEXT NOT NULL,
  left_article  TEXT NOT NULL,
  left_name     TEXT NOT NULL,
  right_article TEXT NOT NULL,
  right_name    TEXT NOT NULL,
  author        TEXT NOT NULL,
  date          TEXT NOT NULL,
  reason        TEXT NOT NULL,
  withdrawn     TEXT
);

-- Statements that a person rejected, by the id of the fact.
CREATE TABLE rejections (
  fact   TEXT PRIMARY KEY,
  author TEXT NOT NULL,
  date   TEXT NOT NULL,
  reason TEXT NOT NULL
) WITHOUT ROWID;

-- Anchors that were given out and no longer stand: where they lead, NULL if nowhere.
CREATE TABLE tombstones (
  anchor TEXT PRIMARY KEY,
  leads  TEXT,
  build  INTEGER NOT NULL
) WITHOUT ROWID;

-- Single characters, as hexadecimal code points, so that names of two characters are found as
-- phrases and no word can be mistaken for FTS syntax. Rows are articles.
CREATE VIRTUAL TABLE characters USING fts5 (text, content = '', tokenize = 'unicode61');
