-- An article is looked up by the address at which it stood, also where another one has stood there since.

CREATE INDEX articles_url ON articles (url);
