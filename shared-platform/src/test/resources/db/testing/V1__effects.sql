CREATE TABLE effect (event text NOT NULL);
