-- The record of a run: one row a thing. Columns are named as in the record of a document; spans are half-open offsets into text.text.
-- The key of a table stands behind its name; the loader keeps it, so there is no index that grows with the corpus.
-- Nothing here depends on when or how a run went, but for the tables part and run.

CREATE TABLE document (          -- id
    id VARCHAR NOT NULL,
    title VARCHAR,
    published VARCHAR,           -- EDTF
    outlet VARCHAR,
    url VARCHAR,
    language VARCHAR,
    characters INTEGER NOT NULL, -- length of the text
    hash VARCHAR NOT NULL        -- SHA-256 of the text in UTF-8
);

CREATE TABLE text (              -- document; apart, so that a record can be shared without its articles
    document VARCHAR NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE block (             -- document, n
    document VARCHAR NOT NULL,
    n INTEGER NOT NULL,          -- position in the record, from 0; here and below
    kind VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE entity (            -- document, id: what one document says of it
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    sectors VARCHAR[] NOT NULL,
    office VARCHAR,
    wikidata VARCHAR
);

CREATE TABLE mention (           -- document, n
    document VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    entity VARCHAR NOT NULL
);

CREATE TABLE time (              -- document, n
    document VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    timex_type VARCHAR,
    timex_value VARCHAR,
    edtf VARCHAR,
    earliest VARCHAR,            -- ISO days, which sort as text; NULL: open or unresolved
    latest VARCHAR
);

CREATE TABLE statement (         -- document, id
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    quote STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    cue STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    frame STRUCT(start INTEGER, "end" INTEGER)[] NOT NULL,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_text VARCHAR,
    speaker_entity VARCHAR,
    addressee_start INTEGER,
    addressee_end INTEGER,
    addressee_text VARCHAR,
    addressee_entity VARCHAR,
    within VARCHAR               -- statement.id
);

CREATE TABLE report (            -- document, id
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    event_type VARCHAR NOT NULL,
    mode VARCHAR,
    contexts VARCHAR[] NOT NULL,
    quad INTEGER NOT NULL,
    intensity DOUBLE,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text VARCHAR NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    sentence_text VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    time_edtf VARCHAR,
    time_earliest VARCHAR,
    time_latest VARCHAR,
    time_start INTEGER,
    time_end INTEGER,
    place_name VARCHAR,
    place_country VARCHAR,
    place_lat DOUBLE,
    place_lon DOUBLE,
    place_precision VARCHAR,
    place_start INTEGER,
    place_end INTEGER,
    statement VARCHAR,           -- statement.id
    rule VARCHAR NOT NULL,
    reasons JSON NOT NULL        -- [{slot, how, start, end}]
);

CREATE TABLE party (             -- document, report, role, n
    document VARCHAR NOT NULL,
    report VARCHAR NOT NULL,     -- report.id
    role VARCHAR NOT NULL,       -- actor or recipient
    n INTEGER NOT NULL,
    entity VARCHAR,
    country VARCHAR,
    sectors VARCHAR[] NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE attribution (       -- document, report or fact, n: the chain of voices, nearest first
    document VARCHAR NOT NULL,
    report VARCHAR,              -- report.id, or
    fact VARCHAR,                -- fact.id
    n INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    entity VARCHAR,
    country VARCHAR,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    stance VARCHAR NOT NULL
);

CREATE TABLE fact (              -- document, id
    document VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    indicator VARCHAR NOT NULL,
    parties VARCHAR[] NOT NULL,
    comparator VARCHAR NOT NULL,
    value DOUBLE,
    unit VARCHAR,
    period VARCHAR,              -- EDTF
    statement VARCHAR,           -- statement.id
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    rule VARCHAR NOT NULL
);

CREATE TABLE issue (             -- document, n
    document VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    stage VARCHAR NOT NULL,
    slug VARCHAR NOT NULL,
    start INTEGER,
    "end" INTEGER,
    detail VARCHAR NOT NULL
);

CREATE TABLE part (              -- document: the part it was loaded from, and the digest of all that its rows are made of
    document VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    digest VARCHAR NOT NULL
);

CREATE TABLE run (               -- id: one row an ingest; finished is NULL where it was killed
    id INTEGER NOT NULL,
    started TIMESTAMP NOT NULL,  -- UTC
    finished TIMESTAMP,
    version VARCHAR NOT NULL,
    code VARCHAR NOT NULL,       -- hash of the modules and tables that make a record
    packs JSON NOT NULL,         -- {language: fingerprint}
    workers INTEGER NOT NULL,
    documents INTEGER,
    coded INTEGER,
    skipped INTEGER,
    replaced INTEGER,
    failed INTEGER
);
