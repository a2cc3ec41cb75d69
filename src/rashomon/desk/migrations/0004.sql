-- What stood at an address: a feed or list that has not changed is no article. Those that were visited before are known by
-- the articles: no article has the address of a list.

ALTER TABLE visits ADD COLUMN listing INTEGER NOT NULL DEFAULT 0;
UPDATE visits SET listing = 1 WHERE url NOT IN (SELECT url FROM addresses);
