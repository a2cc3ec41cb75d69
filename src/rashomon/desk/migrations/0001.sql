-- The desk: one table a record, named as the lists of `rashomon build --json`. `row` is the order in which rows came.
-- Columns that hold several values are JSON. Positions are code points of articles.text, [start, end).

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    process INTEGER NOT NULL,
    began TEXT NOT NULL,
    ended TEXT                      -- null while it runs, and where it was broken off
) STRICT;

CREATE TABLE stories (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    headline TEXT NOT NULL,
    first TEXT,
    last TEXT,
    outlets INTEGER NOT NULL,
    owners INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    follows TEXT,
    merged_into TEXT REFERENCES stories (id),
    places TEXT NOT NULL,
    parties TEXT NOT NULL
) STRICT;                           -- the articles of a story are those that name it

CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    outlet TEXT NOT NULL,
    text TEXT NOT NULL,
    headline TEXT,
    published TEXT,
    published_basis TEXT,
    url TEXT,
    authors TEXT NOT NULL,
    modified TEXT,
    version_of TEXT REFERENCES articles (id),
    language TEXT NOT NULL,
    agency TEXT,
    story TEXT REFERENCES stories (id),  -- null until `rashomon group`
    addresses TEXT NOT NULL,
    set_off TEXT NOT NULL,
    moment TEXT NOT NULL,           -- of publication in UTC, for sorting; empty where none can be believed
    digest TEXT NOT NULL,           -- of outlet, headline and text: equal for equal words
    stated_story TEXT               -- the story that the input named: taken with --keep-stories
) STRICT;
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_digest ON articles (digest);
CREATE INDEX articles_moment ON articles (moment);
CREATE INDEX articles_version ON articles (version_of);

CREATE TABLE addresses (            -- every address of an article, and the newest version that stood there
    url TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (            -- what changed between two versions of an article
    row INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    version_of TEXT NOT NULL REFERENCES articles (id),
    headline_before TEXT,
    edits TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_article ON revisions (article);

CREATE TABLE outlets (              -- what the register knows of the outlets that occur
    row INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    domains TEXT NOT NULL,
    aliases TEXT NOT NULL,
    newsroom TEXT,
    owner TEXT,
    country TEXT,
    zone TEXT,
    agency INTEGER NOT NULL,
    own INTEGER NOT NULL DEFAULT 0  -- 1 where a register of the user's says so
) STRICT;

CREATE TABLE profiles (             -- what grouping keeps of an article, so that its text is read once
    row INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE REFERENCES articles (id),
    story TEXT NOT NULL REFERENCES stories (id),
    outlet TEXT NOT NULL,
    headline TEXT NOT NULL,
    published TEXT,
    day TEXT,
    dating TEXT NOT NULL,
    told TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    terms TEXT NOT NULL,
    weights TEXT NOT NULL,
    headed INTEGER NOT NULL,
    kept INTEGER NOT NULL
) STRICT;
CREATE INDEX profiles_day ON profiles (day);
CREATE INDEX profiles_story ON profiles (story);

CREATE TABLE frequencies (          -- in how many articles each term stands; the empty term counts the articles
    term TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE links (                -- how like an article is to its nearest, in its story and outside it, and why
    article TEXT NOT NULL REFERENCES articles (id),
    other TEXT NOT NULL REFERENCES articles (id),
    together INTEGER NOT NULL,
    weight REAL NOT NULL,
    parts TEXT NOT NULL,
    PRIMARY KEY (article, together)
) STRICT, WITHOUT ROWID;

CREATE TABLE samples (              -- sampled word runs, by which articles that share text are found
    row INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE REFERENCES articles (id),
    outlet TEXT NOT NULL,
    day TEXT,
    runs INTEGER NOT NULL,
    hashes TEXT NOT NULL,
    "like" TEXT
) STRICT;

CREATE TABLE marks (                -- the same by run
    hash INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing (             -- runs that an outlet, or a crowd of them, repeats over unrelated articles
    row INTEGER PRIMARY KEY,
    outlet TEXT,
    hashes TEXT NOT NULL
) STRICT;

CREATE TABLE pairs (                -- articles that share runs, and whether they have been aligned across stories
    article TEXT NOT NULL REFERENCES articles (id),
    other TEXT NOT NULL REFERENCES articles (id),
    runs INTEGER NOT NULL,
    aligned INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_other ON pairs (other);
CREATE INDEX pairs_waiting ON pairs (aligned) WHERE NOT aligned;

CREATE TABLE decisions (            -- the user's word, applied at every run until it is withdrawn
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    verb TEXT NOT NULL,
    stories TEXT NOT NULL,
    articles TEXT NOT NULL,
    members TEXT NOT NULL,
    name TEXT,
    withdrawn TEXT                  -- when it was undone
) STRICT;

CREATE TABLE visits (               -- what servers said, so that they are asked only for what changed since
    url TEXT PRIMARY KEY,
    status INTEGER NOT NULL,
    at TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    followed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    headline, text, content = 'articles', content_rowid = 'row', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO words (rowid, headline, text) VALUES (new.row, new.headline, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO words (words, rowid, headline, text) VALUES ('delete', old.row, old.headline, old.text);
END;
CREATE TRIGGER articles_reworded AFTER UPDATE OF headline, text ON articles BEGIN
    INSERT INTO words (words, rowid, headline, text) VALUES ('delete', old.row, old.headline, old.text);
    INSERT INTO words (rowid, headline, text) VALUES (new.row, new.headline, new.text);
END;

-- Found in articles and stories. `row` keeps the order in which they are told.

CREATE TABLE passages (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    story TEXT REFERENCES stories (id),
    kind TEXT NOT NULL,
    origin TEXT NOT NULL,           -- a span, or null
    copy TEXT NOT NULL,             -- a span
    direction TEXT NOT NULL,
    outside TEXT,
    words INTEGER NOT NULL
) STRICT;
CREATE INDEX passages_story ON passages (story);
CREATE INDEX passages_copy ON passages (json_extract(copy, '$.article')) WHERE story IS NULL;
CREATE INDEX passages_origin ON passages (json_extract(origin, '$.article')) WHERE story IS NULL;

CREATE TABLE parties (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    mentions TEXT NOT NULL
) STRICT;
CREATE INDEX parties_story ON parties (story);
CREATE INDEX parties_name ON parties (name);

CREATE TABLE quotes (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    cue TEXT NOT NULL,
    speaker TEXT NOT NULL,
    set_off INTEGER NOT NULL,
    party TEXT,
    statement TEXT
) STRICT;
CREATE INDEX quotes_article ON quotes (article);
CREATE INDEX quotes_party ON quotes (party);
CREATE INDEX quotes_statement ON quotes (statement);

CREATE TABLE statements (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id),
    party TEXT,
    text TEXT NOT NULL,
    said TEXT,
    venue TEXT NOT NULL,
    quotes TEXT NOT NULL,
    variants TEXT NOT NULL
) STRICT;
CREATE INDEX statements_story ON statements (story);
CREATE INDEX statements_party ON statements (party);

CREATE TABLE dates (
    row INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT,
    anchor TEXT,
    precision TEXT,
    field TEXT NOT NULL
) STRICT;
CREATE INDEX dates_article ON dates (article);

CREATE TABLE timeline (
    row INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id),
    value TEXT NOT NULL,
    text TEXT NOT NULL,
    spans TEXT NOT NULL
) STRICT;
CREATE INDEX timeline_story ON timeline (story);

CREATE TABLE claims (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id),
    text TEXT NOT NULL,
    agreement TEXT NOT NULL,
    origins INTEGER NOT NULL,
    spans TEXT NOT NULL
) STRICT;
CREATE INDEX claims_story ON claims (story);

CREATE TABLE disagreements (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    story TEXT NOT NULL REFERENCES stories (id),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    cause TEXT NOT NULL,
    positions TEXT NOT NULL
) STRICT;
CREATE INDEX disagreements_story ON disagreements (story);

CREATE TABLE credits (
    row INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "to" TEXT NOT NULL,
    field TEXT NOT NULL
) STRICT;
CREATE INDEX credits_article ON credits (article);

CREATE TABLE responses (
    row INTEGER PRIMARY KEY,
    story TEXT REFERENCES stories (id),
    party TEXT,
    kind TEXT NOT NULL,
    due TEXT,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    field TEXT NOT NULL
) STRICT;
CREATE INDEX responses_story ON responses (story);
CREATE INDEX responses_article ON responses (article);

CREATE TABLE account (
    row INTEGER PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id),
    level INTEGER NOT NULL,
    text TEXT NOT NULL,
    spans TEXT NOT NULL,
    counts TEXT NOT NULL
) STRICT;
CREATE INDEX account_story ON account (story);

CREATE TABLE rejections (
    row INTEGER PRIMARY KEY,
    stage TEXT NOT NULL,
    input TEXT NOT NULL,
    reason TEXT NOT NULL,
    run INTEGER REFERENCES runs (id),
    UNIQUE (stage, input, reason)   -- what is skipped at every run is told once
) STRICT;

CREATE TABLE found (                -- what each story was when its findings were made: equal, they still hold
    story TEXT PRIMARY KEY REFERENCES stories (id),
    digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (              -- what each run added, changed, moved, merged, withdrew
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,             -- added, placed, changed, moved, merged, withdrawn
    list TEXT NOT NULL,             -- the table of the record
    record TEXT NOT NULL,           -- its id
    story TEXT,
    before TEXT,                    -- JSON, or null
    after TEXT
) STRICT;
CREATE INDEX changes_run ON changes (run);
CREATE INDEX changes_record ON changes (record);
CREATE INDEX changes_story ON changes (story);
CREATE INDEX changes_moved ON changes (json_extract(after, '$.decision')) WHERE kind = 'moved';
