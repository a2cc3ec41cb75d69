-- Standing text by run, so that what a batch or a story touches is looked up and not all that was ever learned.

CREATE TABLE repeated (
    hash INTEGER NOT NULL,
    outlet TEXT NOT NULL,           -- '' for runs that several outlets repeat between them
    PRIMARY KEY (hash, outlet)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO repeated (hash, outlet)
SELECT run.value, coalesce(outlet, '') FROM standing, json_each(standing.hashes) AS run;

CREATE INDEX samples_like ON samples ("like") WHERE "like" IS NOT NULL;

-- Who holds the words of a passage is looked up by its two places, in stories and between them.

DROP INDEX passages_copy;
DROP INDEX passages_origin;
CREATE INDEX passages_copy ON passages (json_extract(copy, '$.article'));
CREATE INDEX passages_origin ON passages (json_extract(origin, '$.article'));
